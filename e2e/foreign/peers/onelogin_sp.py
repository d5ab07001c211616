"""A SAML service provider on python3-saml (OneLogin's toolkit), strict: /metadata, /login, /acs, /logout, /slo, and / for who is signed in.

Settings: signRequests, demandSignedAssertion, demandSignedResponse, demandEncryption, knowsLogoutIssuer.
"""
from http_peer import BASE, BINDINGS, CERTIFICATE, EMAIL, FOLDER, KEY, PORT, certificate_body, serve, settings
from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.settings import OneLogin_Saml2_Settings

SIGNED_IN = {}


def own_settings(demand_encryption):
    chosen = settings()
    with open(KEY) as file:
        key = file.read()
    return {
        "strict": True,
        "debug": True,
        "sp": {
            "entityId": f"{BASE}/metadata",
            "NameIDFormat": EMAIL,
            "x509cert": certificate_body(),
            "privateKey": key,
            "assertionConsumerService": {"url": f"{BASE}/acs", "binding": BINDINGS + "HTTP-POST"},
            "singleLogoutService": {"url": f"{BASE}/slo", "binding": BINDINGS + "HTTP-Redirect"},
        },
        "security": {
            "authnRequestsSigned": chosen["signRequests"],
            "logoutRequestSigned": chosen["signRequests"],
            "logoutResponseSigned": chosen["signRequests"],
            "wantAssertionsSigned": chosen.get("demandSignedAssertion", True),
            "wantMessagesSigned": chosen.get("demandSignedResponse", False),
            "wantAssertionsEncrypted": demand_encryption,
            "rejectUnsolicitedResponsesWithInResponseTo": True,
            "requestedAuthnContext": False,
            "signatureAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
        },
    }


def all_settings():
    redirect = BINDINGS + "HTTP-Redirect"
    with open(f"{FOLDER}/idp.xml", "rb") as file:
        idp = OneLogin_Saml2_IdPMetadataParser.parse(file.read(), required_sso_binding=redirect, required_slo_binding=redirect)
    if settings().get("knowsLogoutIssuer") and SIGNED_IN.get("logout"):
        idp["idp"]["entityId"] = idp["idp"]["entityId"].replace("sts.windows.net", "login.microsoftonline.com")
    return {**own_settings(settings().get("demandEncryption", False)), "idp": idp["idp"]}


def answer(exchange, auth, value):
    if auth.get_errors():
        return exchange.json({"ok": False, "error": f"{', '.join(auth.get_errors())}: {auth.get_last_error_reason()}"}, 400)
    return exchange.json({"ok": True, **value})


def accept(exchange, auth):
    auth.process_response(request_id=SIGNED_IN.pop("request", None))
    if auth.get_errors():
        return answer(exchange, auth, {})
    SIGNED_IN["person"] = {
        "nameId": auth.get_nameid(),
        "nameIdFormat": auth.get_nameid_format(),
        "sessionIndex": auth.get_session_index(),
        "attributes": auth.get_attributes(),
    }
    return answer(exchange, auth, {"relayState": exchange.form.get("RelayState"), "person": SIGNED_IN["person"]})


def log_out(exchange, auth):
    person = SIGNED_IN["person"]
    url = auth.logout(name_id=person["nameId"], session_index=person["sessionIndex"], name_id_format=person["nameIdFormat"])
    SIGNED_IN["logout"] = auth.get_last_request_id()
    exchange.redirect(url)


def single_logout(exchange, auth):
    url = auth.process_slo(request_id=SIGNED_IN.pop("logout", None), delete_session_cb=lambda: SIGNED_IN.pop("person", None))
    if url and not auth.get_errors():
        return exchange.redirect(url)
    return answer(exchange, auth, {"signedOut": True})


def route(exchange, path):
    if path == "/metadata":
        # It publishes its encryption key only where it demands encryption.
        return exchange.xml(OneLogin_Saml2_Settings(own_settings(True), sp_validation_only=True).get_sp_metadata())
    if path == "/":
        return exchange.json({"ok": True, "person": SIGNED_IN.get("person")})
    request = {
        "https": "off",
        "http_host": f"127.0.0.1:{PORT}",
        "script_name": path,
        "get_data": exchange.query,
        "post_data": exchange.form,
        "query_string": exchange.raw_query,
    }
    auth = OneLogin_Saml2_Auth(request, old_settings=all_settings())
    if path == "/login":
        url = auth.login(return_to=exchange.query.get("RelayState"))
        SIGNED_IN["request"] = auth.get_last_request_id()
        return exchange.redirect(url)
    steps = {"/acs": accept, "/logout": log_out, "/slo": single_logout}
    return steps[path](exchange, auth) if path in steps else False


serve(route)
