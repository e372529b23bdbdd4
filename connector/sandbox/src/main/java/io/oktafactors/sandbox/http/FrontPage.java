package io.oktafactors.sandbox.http;

/** What a browser shows at the root: that this is not Okta, and where things are. */
public final class FrontPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Okta Factors sandbox</title></head>
            <body>
            <h1>This is not Okta</h1>
            <p>It is a local organization that answers the user factor API under <code>/api/v1</code> as Okta does,
            for tests and demonstrations. No message leaves this process: codes are read here instead.</p>
            <ul>
            <li><a href="/sandbox/users">GET /sandbox/users</a>, GET /sandbox/users/{id or login}: people, factors, known phones</li>
            <li>POST /sandbox/users {"login", "status", "profile"}: a new user</li>
            <li>PUT /sandbox/users/{id or login}/status {"status"}: suspend, deactivate, bring back</li>
            <li><a href="/sandbox/messages">GET /sandbox/messages</a>: all codes that were sent</li>
            <li>GET /sandbox/phones/{number}/messages: what a phone got</li>
            <li>GET /sandbox/mailboxes/{address}/messages: what a mailbox got</li>
            <li>GET /sandbox/authenticators/{factorId}/code: what an authenticator app or a token shows now</li>
            <li>POST /sandbox/authenticators/{factorId}/activation, /assertion: what a security key signs</li>
            <li>GET /sandbox/otp-tokens/{RSA or SYMANTEC}/{credentialId}/codes, POST /sandbox/yubikeys/{serialNumber}/press</li>
            <li><a href="/sandbox/devices">GET /sandbox/devices</a>, POST (a phone scans), PUT /sandbox/devices/{id}: phones with Okta Verify</li>
            <li><a href="/sandbox/pushes">GET /sandbox/pushes</a>, POST /sandbox/pushes/{id}/approve, /deny: what they were asked</li>
            <li>PUT /sandbox/users/{id or login}/factors/{factorId}/status {"status"}: switch a factor off and on</li>
            <li><a href="/sandbox/circumstances">GET /sandbox/circumstances</a>, PUT /sandbox/circumstances/{name} {"targets"}: make Okta refuse</li>
            <li><a href="/sandbox/tokens">GET /sandbox/tokens</a>, <a href="/sandbox/apps">GET /sandbox/apps</a>: who may call</li>
            <li>DELETE /sandbox/tokens/{name}, DELETE /sandbox/apps/{clientId}/tokens: revoke</li>
            <li><a href="/sandbox/calls">GET /sandbox/calls</a>: the calls to <code>/api/v1</code></li>
            </ul>
            </body>
            </html>
            """;

    private FrontPage() {}

    public static Answer answer() {
        return Answer.html(PAGE);
    }
}
