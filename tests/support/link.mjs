// A slow or broken line to a server on this machine: a TCP relay with a rate each way, a delay, and
// a plug. Unlike the debugger's throttling it also holds for service workers.
import {createServer, connect} from 'node:net';

export const PROFILES = {
  fast: {downKbit: Infinity, upKbit: Infinity, roundTripMs: 0},
  '4g': {downKbit: 4000, upKbit: 3000, roundTripMs: 20},
  '3g': {downKbit: 1600, upKbit: 750, roundTripMs: 150},
  '2g': {downKbit: 250, upKbit: 50, roundTripMs: 300},
};

const PIECE_BYTES = 4096;

/// One direction, shared by all connections as one radio is.
class Lane {
  constructor(kbit, delayMs) {
    this.bytesPerMs = kbit / 8;
    this.delayMs = delayMs;
    this.freeAt = 0;
  }

  /// When these bytes, sent now, are at the other end.
  arrival(bytes) {
    const now = performance.now();
    this.freeAt = Math.max(this.freeAt, now) + bytes / this.bytesPerMs;
    return this.freeAt + this.delayMs - now;
  }

  carry(from, to) {
    from.on('data', (data) => {
      from.pause();
      let waitMs = 0;
      for (let at = 0; at < data.length; at += PIECE_BYTES) {
        const piece = data.subarray(at, at + PIECE_BYTES);
        waitMs = this.arrival(piece.length);
        setTimeout(() => to.writable && to.write(piece), waitMs);
      }
      // A sender learns of the queue as it would from a full window.
      setTimeout(() => from.resume(), waitMs - this.delayMs);
    });
    from.on('end', () => setTimeout(() => to.end(), this.arrival(0)));
  }
}

export class Link {
  /// Listens on a free port of this machine and leads to `address` ("http://127.0.0.1:8080").
  static async to(address, profile = PROFILES.fast) {
    const link = new Link();
    link.target = new URL(address);
    link.sockets = new Set();
    link.isCut = false;
    link.set(profile);
    link.server = createServer((socket) => link.join(socket));
    await new Promise((resolve) => link.server.listen(0, '127.0.0.1', resolve));
    link.address = `http://127.0.0.1:${link.server.address().port}`;
    return link;
  }

  /// Connections made from now on have this profile.
  set({downKbit, upKbit, roundTripMs}) {
    this.down = new Lane(downKbit, roundTripMs / 2);
    this.up = new Lane(upKbit, roundTripMs / 2);
  }

  join(socket) {
    if (this.isCut) {
      socket.destroy();
      return;
    }
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [[socket, server], [server, socket]]) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => {});
      one.on('close', (isBroken) => {
        this.sockets.delete(one);
        if (isBroken) other.destroy();
      });
    }
    this.up.carry(socket, server);
    this.down.carry(server, socket);
  }

  /// Pulls the plug: what is under way is lost, new connections fail.
  cut() {
    this.isCut = true;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  mend() {
    this.isCut = false;
  }

  close() {
    this.cut();
    return new Promise((resolve) => this.server.close(resolve));
  }
}
