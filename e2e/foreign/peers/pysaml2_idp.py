"""A SAML identity provider on pysaml2, which signs alice in without asking: /metadata, /sso, /unsolicited?sp=, /slo, /logout?sp=, /events.

Settings: signAssertion, signResponse, demandSignedRequests, encrypt ("tripledes", which is all that it does by itself, or "aes"). Trusted service providers: sp.xml.
"""
import base64
import functools
import os
import re

import saml2.entity
from http_peer import BASE, CERTIFICATE, EMAIL, FOLDER, KEY, PEOPLE, serve, settings
from saml2 import BINDING_HTTP_POST as POST
from saml2 import BINDING_HTTP_REDIRECT as REDIRECT
from saml2.authn_context import PASSWORDPROTECTEDTRANSPORT
from saml2.config import IdPConfig
from saml2.metadata import create_metadata_string
from saml2.saml import NameID
from saml2.server import Server
from saml2.sigver import pre_encryption_part, verify_redirect_signature

ALICE = {name: values if len(values) > 1 else values[0] for name, values in PEOPLE["alice"].items()}
EVENTS, SESSIONS = [], {}
SHA256, RSA_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
AES256 = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"
ATTRIBUTE_NAMES = f"{FOLDER}/names"


def configuration(with_service_providers=True):
    trusted = [f"{FOLDER}/sp.xml"] if with_service_providers and os.path.exists(f"{FOLDER}/sp.xml") else []
    both = lambda path: [(f"{BASE}{path}", REDIRECT), (f"{BASE}{path}", POST)]
    return IdPConfig().load(
        {
            "entityid": f"{BASE}/metadata",
            "xmlsec_binary": "/usr/bin/xmlsec1",
            "key_file": KEY,
            "cert_file": CERTIFICATE,
            "allow_unknown_attributes": True,
            "attribute_map_dir": ATTRIBUTE_NAMES,
            "service": {
                "idp": {
                    "endpoints": {"single_sign_on_service": both("/sso"), "single_logout_service": both("/slo")},
                    "name_id_format": [EMAIL],
                    # For the metadata only: where it is on, this release looks for a signature in the XML of a redirect, too.
                    "want_authn_requests_signed": not with_service_providers and settings().get("demandSignedRequests", False),
                    "policy": {"default": {"lifetime": {"minutes": 15}, "attribute_restrictions": None, "name_form": BASIC}},
                }
            },
            **({"metadata": {"local": trusted}} if trusted else {}),
        }
    )


def respond(idp, exchange, sp, destination, in_response_to, relay_state):
    chosen = settings()
    if chosen.get("encrypt") == "aes":
        idp.sec.encrypt_assertion = functools.partial(idp.sec.encrypt_assertion, key_type="aes-256")
    template = {"msg_enc": AES256} if chosen.get("encrypt") == "aes" else {}
    saml2.entity.pre_encryption_part = functools.partial(pre_encryption_part, **template)
    name_id = NameID(format=EMAIL, text=ALICE["mail"])
    message = str(
        idp.create_authn_response(
            identity=ALICE,
            in_response_to=in_response_to,
            destination=destination,
            sp_entity_id=sp,
            name_id=name_id,
            userid="alice",
            authn={"class_ref": PASSWORDPROTECTEDTRANSPORT, "authn_auth": f"{BASE}/metadata"},
            sign_assertion=chosen.get("signAssertion", True),
            sign_response=chosen.get("signResponse", False),
            encrypt_assertion=bool(chosen.get("encrypt")),
            encrypt_assertion_self_contained=True,
            sign_alg=RSA_SHA256,
            digest_alg=SHA256,
        )
    )
    index = re.search(r'SessionIndex="([^"]+)"', message)
    SESSIONS[sp] = (name_id, index and index.group(1))
    exchange.post_form(destination, {"SAMLResponse": encoded(message), "RelayState": relay_state})


def encoded(message):
    return base64.b64encode(message.encode()).decode()


def is_signed(idp, exchange, message, sp):
    """None: there is no signature; else whether that of the address, or of the XML, is right."""
    if exchange.form:
        return True if message.signature else None
    if "Signature" not in exchange.query:
        return None
    certificates = idp.metadata.certs(sp, "spsso", "signing")
    return any(
        verify_redirect_signature(dict(exchange.query), idp.sec.sec_backend, each[1] if isinstance(each, tuple) else each)
        for each in certificates
    )


def sign_on(idp, exchange, binding):
    request = idp.parse_authn_request(exchange.fields["SAMLRequest"], binding).message
    sp = request.issuer.text.strip()
    signed = is_signed(idp, exchange, request, sp)
    EVENTS.append({"what": "AuthnRequest", "signed": signed, "binding": binding})
    if signed is False or (signed is None and settings().get("demandSignedRequests")):
        raise ValueError("the request is not signed, or not rightly")
    _, destination = idp.pick_binding("assertion_consumer_service", [POST], "spsso", request=request)
    respond(idp, exchange, sp, destination, request.id, exchange.fields.get("RelayState"))


def send(idp, exchange, binding, message, destination, relay_state, response):
    if binding == REDIRECT:
        made = idp.apply_binding(REDIRECT, str(message), destination, relay_state or "", response=response, sign=True, sigalg=RSA_SHA256)
        return exchange.redirect(dict(made["headers"])["Location"])
    return exchange.post_form(destination, {"SAMLResponse" if response else "SAMLRequest": encoded(str(message)), "RelayState": relay_state})


def begin_logout(idp, exchange):
    sp = exchange.query["sp"]
    name_id, index = SESSIONS[sp]
    wanted = [POST, REDIRECT] if exchange.query.get("binding") == "post" else [REDIRECT, POST]
    binding, destination = idp.pick_binding("single_logout_service", wanted, "spsso", entity_id=sp)
    _, message = idp.create_logout_request(
        destination, sp, name_id=name_id, session_indexes=[index] if index else None, sign=binding == POST, sign_alg=RSA_SHA256, digest_alg=SHA256
    )
    send(idp, exchange, binding, message, destination, exchange.query.get("RelayState"), False)


def single_logout(idp, exchange, binding):
    if "SAMLResponse" in exchange.fields:
        answer = idp.parse_logout_request_response(exchange.fields["SAMLResponse"], binding).response
        sp = answer.issuer.text.strip()
        EVENTS.append({"what": "LogoutResponse", "signed": is_signed(idp, exchange, answer, sp), "status": answer.status.status_code.value})
        SESSIONS.pop(sp, None)
        return exchange.json({"ok": True, "signedOut": True})
    request = idp.parse_logout_request(exchange.fields["SAMLRequest"], binding).message
    sp = request.issuer.text.strip()
    known = sp in SESSIONS and SESSIONS[sp][0].text == request.name_id.text.strip()
    EVENTS.append({"what": "LogoutRequest", "signed": is_signed(idp, exchange, request, sp), "known": known})
    SESSIONS.pop(sp, None)
    answer, destination = idp.pick_binding("single_logout_service", [binding, REDIRECT, POST], "spsso", entity_id=sp)
    message = idp.create_logout_response(request, [answer], sign=answer == POST, sign_alg=RSA_SHA256, digest_alg=SHA256)
    return send(idp, exchange, answer, message, destination, exchange.fields.get("RelayState"), True)


def route(exchange, path):
    if path == "/metadata":
        return exchange.xml(create_metadata_string("", configuration(False)).decode())
    if path == "/events":
        return exchange.json(EVENTS)
    idp = Server(config=configuration())
    binding = POST if exchange.form else REDIRECT
    if path == "/sso":
        return sign_on(idp, exchange, binding)
    if path == "/unsolicited":
        sp = exchange.query["sp"]
        _, destination = idp.pick_binding("assertion_consumer_service", [POST], "spsso", entity_id=sp)
        return respond(idp, exchange, sp, destination, None, exchange.query.get("RelayState"))
    if path == "/logout":
        return begin_logout(idp, exchange)
    if path == "/slo":
        return single_logout(idp, exchange, binding)
    return False


os.makedirs(ATTRIBUTE_NAMES, exist_ok=True)
with open(f"{ATTRIBUTE_NAMES}/plain.py", "w") as names:
    mapping = {name: name for name in ALICE}
    names.write(f'MAP = {{"identifier": "{BASIC}", "fro": {mapping}, "to": {mapping}}}\n')
serve(route)
