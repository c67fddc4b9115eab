// A bad line between the browser and the server: a TCP relay on a port that stays the same.
import {createServer, connect} from 'node:net';

const PART_BYTES = 1400;
const REQUEST = /^(GET|HEAD|POST|PUT|DELETE) \S+ HTTP/;

/// A generator of numbers in [0, 1) that gives the same ones for the same seed.
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export class Link {
  /// `down`, `up`: bytes a second, `latency`: milliseconds one way; without them as fast as it is.
  constructor(target, {down = Infinity, up = Infinity, latency = 0} = {}) {
    Object.assign(this, {target, latency, isUp: true, pairs: new Set(), losesAnswersTo: null});
    this.rates = {down, up};
    this.free = {down: 0, up: 0};
    this.server = createServer((client) => this.accept(client));
  }

  async start() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  accept(client) {
    if (!this.isUp) {
      client.destroy();
      return;
    }
    const server = connect(this.target, '127.0.0.1');
    const pair = {client, server};
    const toServer = {socket: server, way: 'up', waiting: []};
    const toClient = {socket: client, way: 'down', waiting: []};
    this.pairs.add(pair);
    const end = () => {
      client.destroy();
      server.destroy();
      this.pairs.delete(pair);
    };
    client.on('close', end);
    // What the server sent before it hung up is still on its way.
    server.on('close', () => this.later(toClient, end));
    for (const socket of [client, server]) {
      socket.on('error', () => {});
      socket.setNoDelay(true);
    }
    client.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      // A long request comes in several pieces, and only the first has its head.
      if (REQUEST.test(text)) pair.losesAnswer = this.losesAnswersTo?.test(text) ?? false;
      this.carry(bytes, toServer);
    });
    server.on('data', (bytes) => {
      // The server has done its part; the one who asked never hears of it.
      if (pair.losesAnswer) end();
      else this.carry(bytes, toClient);
    });
  }

  carry(bytes, lane) {
    const {socket, way} = lane;
    for (let at = 0; at < bytes.length; at += PART_BYTES) {
      const part = bytes.subarray(at, at + PART_BYTES);
      this.free[way] = Math.max(performance.now(), this.free[way]) +
        part.length / this.rates[way] * 1000;
      this.later(lane, () => socket.destroyed || socket.write(part));
    }
  }

  // Timers of a busy process may fire out of order; what they carry may not.
  later({way, waiting}, step) {
    const wait = this.free[way] - performance.now() + this.latency;
    waiting.push(step);
    if (wait < 1 && waiting.length === 1) waiting.shift()();
    else setTimeout(() => waiting.shift()(), Math.max(0, wait));
  }

  cut() {
    this.isUp = false;
    for (const {client, server} of this.pairs) {
      client.destroy();
      server.destroy();
    }
  }

  mend() {
    this.isUp = true;
  }

  /// Cuts and mends at random moments until the function it gives is called.
  flap(random, {upMax = 4000, downMax = 1500} = {}) {
    let timer;
    const step = () => {
      if (this.isUp) this.cut();
      else this.mend();
      timer = setTimeout(step, 200 + random() * (this.isUp ? upMax : downMax));
    };
    timer = setTimeout(step, random() * upMax);
    return () => {
      clearTimeout(timer);
      this.mend();
    };
  }

  async stop() {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
