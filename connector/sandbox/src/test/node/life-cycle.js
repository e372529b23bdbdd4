'use strict';

// Okta's own Node SDK, unmodified, through the life of every type of factor. NodeSdkTest runs it against a sandbox that nobody limits.
const assert = require('node:assert/strict');
const okta = require('@okta/okta-sdk-nodejs');

const [url, token, login] = process.argv.slice(2);
const client = new okta.Client({orgUrl: url, token, cacheMiddleware: null});
const factors = client.userFactorApi;
let userId;

async function outside(method, path, body) {
  const answer = await fetch(url + '/sandbox' + path, {
    method, body: body && JSON.stringify(body), headers: {'Content-Type': 'application/json'}});
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

const newestCode = async () => (await outside('GET', '/messages?newest=1'))[0].code;
const shownCode = async factor => (await outside('GET', `/authenticators/${factor.id}/code`)).code;
const pass = () => outside('POST', '/clock', {advance: '31s'});
const signed = (factor, step) => outside('POST', `/authenticators/${factor.id}/${step}`, {origin: 'https://acme.example'});

async function enroll(body, status, options = {}) {
  const factor = await factors.enrollFactor({userId, body, ...options});
  assert.equal(factor.factorType, body.factorType);
  assert.equal(factor.provider, body.provider);
  assert.equal(factor.status, status);
  return factor;
}

async function activate(factor, body) {
  assert.equal((await factors.activateFactor({userId, factorId: factor.id, body})).status, 'ACTIVE');
  await pass();
}

async function verify(factor, body, result = 'SUCCESS') {
  const answer = await factors.verifyFactor({userId, factorId: factor.id, body});
  assert.equal(answer.factorResult, result);
  return answer;
}

async function remove(factor) {
  assert.equal((await factors.getFactor({userId, factorId: factor.id})).id, factor.id);
  await factors.unenrollFactor({userId, factorId: factor.id});
  await assert.rejects(factors.getFactor({userId, factorId: factor.id}), refused => refused.status === 404 && refused.errorCode === 'E0000007');
}

async function byCode(factorType, profile) {
  const body = {factorType, provider: 'OKTA', profile};
  const factor = await enroll(body, 'PENDING_ACTIVATION');
  await pass();
  await factors.resendEnrollFactor({userId, factorId: factor.id, resendUserFactor: {factorType, provider: 'OKTA', profile}});
  await activate(factor, {passCode: await newestCode()});
  await verify(factor, {}, 'CHALLENGE');
  await verify(factor, {passCode: await newestCode()});
  await remove(factor);
}

const lives = {
  sms: () => byCode('sms', {phoneNumber: '+12065550143'}),
  call: () => byCode('call', {phoneNumber: '+12065550144'}),
  email: () => byCode('email', {email: login}),

  async question() {
    assert.equal(await count(await factors.listSupportedSecurityQuestions({userId})), 20);
    const factor = await enroll(
      {factorType: 'question', provider: 'OKTA', profile: {question: 'first_award', answer: 'blue ribbon'}}, 'ACTIVE');
    await verify(factor, {answer: 'blue ribbon'});
    await assert.rejects(verify(factor, {answer: 'red ribbon'}), refused => refused.errorCode === 'E0000068');
    await remove(factor);
  },

  async authenticatorApps() {
    for (const provider of ['GOOGLE', 'OKTA']) {
      const factor = await enroll({factorType: 'token:software:totp', provider}, 'PENDING_ACTIVATION');
      await activate(factor, {passCode: await shownCode(factor)});
      await verify(factor, {passCode: await shownCode(factor)});
      await remove(factor);
    }
  },

  async push() {
    const factor = await enroll({factorType: 'push', provider: 'OKTA'}, 'PENDING_ACTIVATION');
    const phone = await outside('POST', '/devices', {activation: factor.id, name: "Ada's phone"});
    assert.equal((await factors.getFactor({userId, factorId: factor.id})).status, 'ACTIVE');
    const asked = await verify(factor, {}, 'WAITING');
    const transactionId = asked._links.poll.href.split('/').pop();
    const result = async () => (await factors.getFactorTransactionStatus({userId, factorId: factor.id, transactionId})).factorResult;
    assert.equal(await result(), 'WAITING');
    const [push] = (await outside('GET', '/pushes')).filter(each => each.deviceId === phone.id);
    await outside('POST', `/pushes/${push.id}/approve`);
    assert.equal(await result(), 'SUCCESS');
    await remove(factor);
  },

  async tokensOfRsaAndSymantec() {
    for (const provider of ['RSA', 'SYMANTEC']) {
      const codes = async () => (await outside('GET', `/otp-tokens/${provider}/token-of-ada/codes`)).codes;
      const [passCode, nextPassCode] = await codes();
      const factor = await enroll({
        factorType: 'token', provider, profile: {credentialId: 'token-of-ada'},
        verify: provider === 'SYMANTEC' ? {passCode, nextPassCode} : {passCode}}, 'ACTIVE');
      await outside('POST', '/clock', {advance: '2m'});
      await verify(factor, {passCode: (await codes())[0]});
      await remove(factor);
    }
  },

  async yubiKey() {
    const press = async () => (await outside('POST', '/yubikeys/7886622/press')).code;
    const uploaded = await factors.uploadYubikeyOtpTokenSeed({uploadYubikeyOtpTokenSeedRequest: {
      serialNumber: '7886622', publicId: 'ccccccijgibu', privateId: 'b74be6169486', aesKey: '1fcc6d8ce39bf1604e0b17f3e0a11067'}});
    const factor = await enroll({factorType: 'token:hardware', provider: 'YUBICO', verify: {passCode: await press()}}, 'ACTIVE');
    assert.equal((await factors.getYubikeyOtpTokenById({tokenId: uploaded.id})).status, 'ACTIVE');
    await verify(factor, {passCode: await press()});
    await remove(factor);
  },

  async customToken() {
    const factor = await enroll({
      factorType: 'token:hotp', provider: 'CUSTOM', factorProfileId: 'fprTimedToken0000001',
      profile: {sharedSecret: '484f97be3213b117e3a20438e291540a'}}, 'ACTIVE', {activate: true});
    await verify(factor, {passCode: await shownCode(factor)});
    await remove(factor);
  },

  async u2f() {
    const factor = await enroll({factorType: 'u2f', provider: 'FIDO'}, 'PENDING_ACTIVATION');
    await activate(factor, await signed(factor, 'activation'));
    await verify(factor, {}, 'CHALLENGE');
    await verify(factor, await signed(factor, 'assertion'));
    await remove(factor);
  },

  async webauthn() {
    const factor = await enroll({factorType: 'webauthn', provider: 'FIDO'}, 'PENDING_ACTIVATION');
    await activate(factor, await signed(factor, 'activation'));
    await verify(factor, {}, 'CHALLENGE');
    await verify(factor, await signed(factor, 'assertion'));
    await remove(factor);
  },

  async lists() {
    const factor = await enroll({factorType: 'question', provider: 'OKTA', profile: {question: 'first_award', answer: 'blue ribbon'}}, 'ACTIVE');
    const listed = [];
    await (await factors.listFactors({userId})).each(each => listed.push(each.id));
    assert.deepEqual(listed, [factor.id]);
    assert.ok(await count(await factors.listSupportedFactors({userId})) > 5);
    await client.userApi.resetFactors({userId});
    assert.equal(await count(await factors.listFactors({userId})), 0);
  }
};

async function count(collection) {
  let found = 0;
  await collection.each(() => { found++; });
  return found;
}

async function main() {
  userId = (await client.userApi.getUser({userId: login})).id;
  let failed = 0;
  for (const [name, life] of Object.entries(lives)) {
    try {
      await life();
      console.log(`${name}: ok`);
    } catch (e) {
      failed++;
      console.log(`${name}: FAILED ${e.stack}`);
    }
  }
  process.exitCode = failed ? 1 : 0;
}

main();
