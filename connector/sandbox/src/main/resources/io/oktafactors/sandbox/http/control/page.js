'use strict';

// Everything that comes from the organization is put in as text, never as HTML.
const EVERY = 2000;
const SHOWN = 50;
const byId = id => document.getElementById(id);
const time = iso => iso.slice(11, 19);

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  return answer.json();
}

function cell(content, className) {
  const td = document.createElement('td');
  if (className) {
    td.className = className;
  }
  td.append(...[content ?? ''].flat());
  return td;
}

function fill(table, rows) {
  byId(table).tBodies[0].replaceChildren(...rows.map(cells => {
    const tr = document.createElement('tr');
    tr.append(...cells);
    return tr;
  }));
}

function line(text) {
  const div = document.createElement('div');
  div.textContent = text;
  return div;
}

function button(text, path) {
  const made = document.createElement('button');
  made.textContent = text;
  made.addEventListener('click', async () => {
    await fetch(path, {method: 'POST'});
    await refresh();
  });
  return made;
}

function factor(each) {
  const profile = each.profile;
  const where = profile.phoneNumber ?? profile.email ?? profile.credentialId ?? profile.name ?? profile.question ?? '';
  return line(`${each.factorType} (${each.provider}) ${each.status} ${where} ${each.id}`);
}

const answers = push => push.result !== 'WAITING' ? '' : [
  button('Approve', `/sandbox/pushes/${encodeURIComponent(push.id)}/approve`),
  button('Deny', `/sandbox/pushes/${encodeURIComponent(push.id)}/deny`)];

async function show() {
  const login = encodeURIComponent(byId('login').value);
  const [clock, messages, pushes, users, calls] = await Promise.all([
    read('/sandbox/clock'),
    read(`/sandbox/messages?newest=${SHOWN}`),
    read('/sandbox/pushes'),
    read(`/sandbox/users?login=${login}&limit=${SHOWN}`),
    read(`/sandbox/calls?newest=${SHOWN}`)]);
  byId('clock').textContent = clock.now + (clock.speed === 1 ? '' : `, at ${clock.speed} times the speed`);
  fill('messages', messages.reverse().map(each => [
    cell(time(each.at)), cell(`${each.channel} ${each.address}`), cell(each.code, 'code'), cell(`${each.purpose} ${each.factorId}`)]));
  fill('pushes', pushes.slice(-SHOWN).reverse().map(each => [
    cell(time(each.created)), cell(each.deviceId), cell(String(each.correctAnswer ?? '')), cell(each.result), cell(answers(each))]));
  fill('users', users.map(each => [
    cell([line(each.login), line(each.id)]), cell(each.status),
    cell([...each.factors.map(factor), ...each.recoveryPhones.map(phone => line(`recovery phone ${phone}`))])]));
  fill('calls', calls.reverse().map(each => [
    cell(time(each.at)), cell(`${each.method} ${each.path}`),
    cell(String(each.status || 'none'), each.status >= 400 || each.status === 0 ? 'failed' : ''),
    cell(each.principal), cell(each.fault)]));
}

async function refresh() {
  try {
    await show();
    byId('trouble').textContent = '';
  } catch (e) {
    byId('trouble').textContent = `The sandbox does not answer (${e.message}).`;
  }
}

async function live() {
  await refresh();
  setTimeout(live, EVERY);
}

byId('login').addEventListener('input', refresh);
live();
