"""What the scripts of this folder share: settings, key material and a small HTTP server on loopback.

PEER_PORT and PEER_FOLDER come by the environment. The folder has key.pem, certificate.pem and settings.json; the latter is read
anew at every request, so that a test can change it.
"""
import html
import json
import os
import sys
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FOLDER, PORT = os.environ["PEER_FOLDER"], int(os.environ["PEER_PORT"])
BASE = f"http://127.0.0.1:{PORT}"
KEY, CERTIFICATE = f"{FOLDER}/key.pem", f"{FOLDER}/certificate.pem"
BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:"
EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
PEOPLE = {
    "alice": {"uid": ["alice"], "mail": ["alice@example.org"], "displayName": ["Alice Ämter"], "groups": ["staff", "admins"]},
    "bob": {"uid": ["bob"], "mail": ["bob@example.org"], "displayName": ['Bob <b>&"Q"'], "groups": ["staff"]},
}


def settings():
    with open(f"{FOLDER}/settings.json") as file:
        return json.load(file)


def certificate_body():
    with open(CERTIFICATE) as file:
        return "".join(line.strip() for line in file if "---" not in line)


def key_descriptor(use):
    return (
        f'<KeyDescriptor use="{use}"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>'
        f"<ds:X509Certificate>{certificate_body()}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>"
    )


class Exchange(BaseHTTPRequestHandler):
    """One request. A script's route(exchange, path) answers it; an exception is answered with 400 and its text."""

    route = None

    def log_message(self, *_):
        pass

    def send(self, status, content_type, body, **headers):
        octets = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Type": content_type, "Content-Length": str(len(octets)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(octets)

    def json(self, value, status=200):
        self.send(status, "application/json; charset=utf-8", json.dumps(value, ensure_ascii=False))

    def xml(self, text):
        self.send(200, "application/samlmetadata+xml", text)

    def redirect(self, url):
        self.send(302, "text/plain", "", Location=url)

    def post_form(self, action, fields):
        inputs = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in fields.items() if value is not None
        )
        self.send(
            200,
            "text/html; charset=utf-8",
            f'<!doctype html><body onload="document.forms[0].submit()"><form method="post" action="{html.escape(action)}">{inputs}</form>',
        )

    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

    def answer(self, body):
        address = urlsplit(self.path)
        one = lambda text: {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
        self.raw_query, self.query, self.form = address.query, one(address.query), one(body)
        self.fields = {**self.query, **self.form}
        try:
            if type(self).route(self, address.path) is False:
                self.json({"ok": False, "error": "no such path"}, 404)
        except Exception as error:  # whatever the library raises is its answer
            traceback.print_exc()
            sys.stderr.flush()
            self.json({"ok": False, "error": f"{type(error).__name__}: {error}"}, 400)


def serve(route):
    Exchange.route = route
    ThreadingHTTPServer(("127.0.0.1", PORT), Exchange).serve_forever()
