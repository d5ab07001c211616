"""A SAML service provider on lasso: /metadata, /login, /acs, /logout, /slo, and / for who is signed in.

Settings: signRequests, requestBinding (redirect or post), demandSignature, acceptUnsignedLogout, knowsLogoutIssuer.
"""
import re

import lasso
from http_peer import BASE, BINDINGS, CERTIFICATE, EMAIL, FOLDER, KEY, key_descriptor, serve, settings

with open(f"{FOLDER}/idp.xml") as document:
    PROVIDER = re.search(r' entityID="([^"]+)"', document.read()).group(1)
SIGNED_IN = {"person": None, "session": None, "identity": None}


def metadata():
    signed = str(settings()["signRequests"]).lower()
    slo = "".join(f'<SingleLogoutService Binding="{BINDINGS}{b}" Location="{BASE}/slo"/>' for b in ("HTTP-Redirect", "HTTP-POST"))
    return f"""<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{BASE}/metadata">
<SPSSODescriptor AuthnRequestsSigned="{signed}" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
{key_descriptor("signing")}{key_descriptor("encryption")}{slo}<NameIDFormat>{EMAIL}</NameIDFormat>
<AssertionConsumerService isDefault="true" index="0" Binding="{BINDINGS}HTTP-POST" Location="{BASE}/acs"/>
</SPSSODescriptor></EntityDescriptor>"""


def server():
    with open(f"{FOLDER}/sp.xml", "w") as file:
        file.write(metadata())
    made = lasso.Server(f"{FOLDER}/sp.xml", KEY, None, CERTIFICATE)
    made.signatureMethod = lasso.SIGNATURE_METHOD_RSA_SHA256
    made.setEncryptionPrivateKey(KEY)
    made.addProvider(lasso.PROVIDER_ROLE_IDP, f"{FOLDER}/idp.xml")
    if settings().get("knowsLogoutIssuer"):
        made.addProvider(lasso.PROVIDER_ROLE_IDP, f"{FOLDER}/idp-signing-out.xml")
    return made


def send(exchange, profile, parameter, relay_state):
    if profile.msgBody:
        return exchange.post_form(profile.msgUrl, {parameter: profile.msgBody, "RelayState": relay_state})
    return exchange.redirect(profile.msgUrl)


def log_in(exchange):
    post = settings().get("requestBinding") == "post"
    login = lasso.Login(server())
    login.initAuthnRequest(PROVIDER, lasso.HTTP_METHOD_POST if post else lasso.HTTP_METHOD_REDIRECT)
    login.request.nameIdPolicy.format, login.request.nameIdPolicy.allowCreate = EMAIL, True
    login.request.protocolBinding = BINDINGS + "HTTP-POST"
    login.msgRelayState = exchange.query.get("RelayState")
    if not settings()["signRequests"]:
        login.setSignatureHint(lasso.PROFILE_SIGNATURE_HINT_FORBID)
    login.buildAuthnRequestMsg()
    send(exchange, login, "SAMLRequest", exchange.query.get("RelayState"))


def text_of(value):
    return "".join(getattr(part, "content", None) or part.exportToXml() for part in value.any)


def accept(exchange):
    login = lasso.Login(server())
    if settings().get("demandSignature"):
        login.setSignatureVerifyHint(lasso.PROFILE_SIGNATURE_VERIFY_HINT_FORCE)
    login.processAuthnResponseMsg(exchange.form["SAMLResponse"])
    login.acceptSso()
    assertion = login.assertion
    statements = assertion.attributeStatement or []
    attributes = {each.name: [text_of(value) for value in each.attributeValue] for one in statements for each in one.attribute}
    person = {
        "nameId": login.nameIdentifier.content,
        "issuer": assertion.issuer.content,
        "inResponseTo": login.response.inResponseTo,
        "sessionIndex": assertion.authnStatement[0].sessionIndex,
        "attributes": attributes,
    }
    identity = login.identity.dump() if login.identity else None
    SIGNED_IN.update(person=person, session=login.session.dump(), identity=identity)
    exchange.json({"ok": True, "relayState": exchange.form.get("RelayState"), "person": person})


def log_out(exchange):
    logout = lasso.Logout(server())
    logout.setSessionFromDump(SIGNED_IN["session"])
    if SIGNED_IN["identity"]:
        logout.setIdentityFromDump(SIGNED_IN["identity"])
    logout.initRequest(None, lasso.HTTP_METHOD_REDIRECT)
    logout.buildRequestMsg()
    send(exchange, logout, "SAMLRequest", None)


def single_logout(exchange):
    logout = lasso.Logout(server())
    if "SAMLRequest" in exchange.fields:
        logout.processRequestMsg(exchange.form.get("SAMLRequest") or exchange.raw_query)
        if SIGNED_IN["session"]:
            logout.setSessionFromDump(SIGNED_IN["session"])
        logout.validateRequest()
        logout.buildResponseMsg()
        SIGNED_IN.update(person=None, session=None)
        return send(exchange, logout, "SAMLResponse", exchange.fields.get("RelayState"))
    if settings().get("acceptUnsignedLogout"):
        logout.setSignatureVerifyHint(lasso.PROFILE_SIGNATURE_VERIFY_HINT_IGNORE)
    logout.processResponseMsg(exchange.form.get("SAMLResponse") or exchange.raw_query)
    SIGNED_IN.update(person=None, session=None)
    return exchange.json({"ok": True, "signedOut": True})


def route(exchange, path):
    if path == "/metadata":
        return exchange.xml(metadata())
    if path == "/":
        return exchange.json({"ok": True, "person": SIGNED_IN["person"]})
    steps = {"/login": log_in, "/acs": accept, "/logout": log_out, "/slo": single_logout}
    return steps[path](exchange) if path in steps else False


serve(route)
