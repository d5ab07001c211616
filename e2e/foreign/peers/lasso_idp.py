"""A SAML identity provider on lasso, which signs alice in without asking: /metadata, /sso, /unsolicited?sp=, /slo, /logout?sp=, /events.

Settings: demandSignedRequests, encrypt ("aes", "tripledes", "pkcs1", or "nameid": the NameID alone). Trusted service providers: sp.xml.
"""
import base64
import datetime
import os

import lasso
from http_peer import BASE, BINDINGS, CERTIFICATE, EMAIL, FOLDER, KEY, PEOPLE, key_descriptor, serve, settings

EVENTS, SESSIONS = [], {}


def metadata():
    two = lambda name, path: "".join(
        f'<{name} Binding="{BINDINGS}{binding}" Location="{BASE}{path}"/>' for binding in ("HTTP-Redirect", "HTTP-POST")
    )
    wanted = str(settings().get("demandSignedRequests", False)).lower()
    return f"""<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{BASE}/metadata">
<IDPSSODescriptor WantAuthnRequestsSigned="{wanted}" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
{key_descriptor("signing")}{two("SingleLogoutService", "/slo")}<NameIDFormat>{EMAIL}</NameIDFormat>{two("SingleSignOnService", "/sso")}
</IDPSSODescriptor></EntityDescriptor>"""


def server():
    with open(f"{FOLDER}/idp.xml", "w") as file:
        file.write(metadata())
    made = lasso.Server(f"{FOLDER}/idp.xml", KEY, None, CERTIFICATE)
    made.signatureMethod = lasso.SIGNATURE_METHOD_RSA_SHA256
    if os.path.exists(f"{FOLDER}/sp.xml"):
        made.addProvider(lasso.PROVIDER_ROLE_SP, f"{FOLDER}/sp.xml")
    return made


def attribute(name, values):
    made = lasso.Saml2Attribute()
    made.name, made.nameFormat = name, lasso.SAML2_ATTRIBUTE_NAME_FORMAT_BASIC
    made.attributeValue = tuple(attribute_value(value) for value in values)
    return made


def attribute_value(text):
    node = lasso.MiscTextNode.newWithString(text)
    node.textChild = True
    made = lasso.Saml2AttributeValue()
    made.any = (node,)
    return made


def respond(exchange, login):
    encryption = settings().get("encrypt")
    if encryption:
        provider = login.server.getProvider(login.remoteProviderId)
        provider.setEncryptionMode(lasso.ENCRYPTION_MODE_NAMEID if encryption == "nameid" else lasso.ENCRYPTION_MODE_ASSERTION)
        triple_des, pkcs1 = lasso.ENCRYPTION_SYM_KEY_TYPE_3DES, lasso.KEY_ENCRYPTION_METHOD_PKCS1
        provider.setEncryptionSymKeyType(triple_des if encryption == "tripledes" else lasso.ENCRYPTION_SYM_KEY_TYPE_AES_256)
        provider.setKeyEncryptionMethod(pkcs1 if encryption == "pkcs1" else lasso.KEY_ENCRYPTION_METHOD_OAEP)
    login.validateRequestMsg(True, True)
    now = datetime.datetime.utcnow()
    at = lambda minutes: (now + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
    login.buildAssertion(lasso.SAML2_AUTHN_CONTEXT_PASSWORD_PROTECTED_TRANSPORT, at(0), None, at(-1), at(10))
    name_id = login.assertion.subject.nameId
    if name_id:  # an encrypted one is already closed
        name_id.format, name_id.content = EMAIL, PEOPLE["alice"]["mail"][0]
    statement = lasso.Saml2AttributeStatement()
    statement.attribute = tuple(attribute(name, values) for name, values in PEOPLE["alice"].items())
    login.assertion.attributeStatement = (statement,)
    login.buildAuthnResponseMsg()
    SESSIONS[login.remoteProviderId] = (login.session.dump(), login.identity and login.identity.dump())
    fields = {"SAMLResponse": login.msgBody, "RelayState": login.msgRelayState or exchange.fields.get("RelayState")}
    exchange.post_form(login.msgUrl, fields)


def sign_on(exchange):
    login = lasso.Login(server())
    if settings().get("demandSignedRequests"):
        login.setSignatureVerifyHint(lasso.PROFILE_SIGNATURE_VERIFY_HINT_FORCE)
    login.processAuthnRequestMsg(exchange.form.get("SAMLRequest") or exchange.raw_query)
    signed = "Signature" in exchange.query or (b"Signature" in decoded(exchange.form.get("SAMLRequest")))
    EVENTS.append({"what": "AuthnRequest", "signed": signed or None})
    respond(exchange, login)


def decoded(field):
    return base64.b64decode(field) if field else b""


def unsolicited(exchange):
    login = lasso.Login(server())
    login.initIdpInitiatedAuthnRequest(exchange.query["sp"])
    login.request.nameIdPolicy.format = EMAIL
    login.request.protocolBinding = BINDINGS + "HTTP-POST"
    login.processAuthnRequestMsg(None)
    respond(exchange, login)


def resumed(sp):
    logout = lasso.Logout(server())
    session, identity = SESSIONS.pop(sp)
    logout.setSessionFromDump(session)
    if identity:
        logout.setIdentityFromDump(identity)
    return logout


def begin_logout(exchange):
    sp = exchange.query["sp"]
    logout = resumed(sp)
    method = lasso.HTTP_METHOD_POST if exchange.query.get("binding") == "post" else lasso.HTTP_METHOD_REDIRECT
    logout.initRequest(sp, method)
    logout.buildRequestMsg()
    if logout.msgBody:
        return exchange.post_form(logout.msgUrl, {"SAMLRequest": logout.msgBody})
    return exchange.redirect(logout.msgUrl)


def single_logout(exchange):
    logout = lasso.Logout(server())
    if "SAMLResponse" in exchange.fields:
        logout.processResponseMsg(exchange.form.get("SAMLResponse") or exchange.raw_query)
        EVENTS.append({"what": "LogoutResponse", "status": logout.response.status.statusCode.value})
        return exchange.json({"ok": True, "signedOut": True})
    logout.processRequestMsg(exchange.form.get("SAMLRequest") or exchange.raw_query)
    known = logout.remoteProviderId in SESSIONS
    EVENTS.append({"what": "LogoutRequest", "known": known, "signed": "Signature" in exchange.fields or None})
    if known:
        logout.setSessionFromDump(SESSIONS.pop(logout.remoteProviderId)[0])
    logout.validateRequest()
    logout.buildResponseMsg()
    if logout.msgBody:
        return exchange.post_form(logout.msgUrl, {"SAMLResponse": logout.msgBody, "RelayState": exchange.fields.get("RelayState")})
    return exchange.redirect(logout.msgUrl)


def route(exchange, path):
    if path == "/metadata":
        return exchange.xml(metadata())
    if path == "/events":
        return exchange.json(EVENTS)
    steps = {"/sso": sign_on, "/unsolicited": unsolicited, "/logout": begin_logout, "/slo": single_logout}
    return steps[path](exchange) if path in steps else False


serve(route)
