/** Something that happened in the page, `at` ms of its clock. */
export interface Happening {
  readonly at: number;
  /** `microphone`, `speaker`: sound begins or ends there. `presence`: what the screen shows. `violation`: of the CSP. */
  readonly what: 'microphone' | 'speaker' | 'presence' | 'violation';
  readonly value: string;
}

/**
 * Runs in the page before its own code: listens to what really goes through Web Audio, in both
 * directions, and notes what the screen shows. Bounded, so that a long test does not fill memory.
 */
export const probeScript = `(() => {
  const timeline = [];
  const note = (what, value) => {
    if (timeline.length < 5000) timeline.push({ at: performance.now(), what, value });
  };
  const sockets = [];
  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      sockets.push(this);
    }
  };
  globalThis.vaaniProbe = { timeline, dropLine: () => sockets.at(-1)?.close() };
  addEventListener('securitypolicyviolation', (event) =>
    note('violation', event.violatedDirective + ' ' + event.blockedURI));

  const loud = 0.005;
  const quietMs = 60;
  const connect = AudioNode.prototype.connect;
  const meter = (context, what) => {
    const analyser = new AnalyserNode(context, { fftSize: 512 });
    const samples = new Float32Array(analyser.fftSize);
    let sounding = false;
    let lastLoud = 0;
    const timer = setInterval(() => {
      if (context.state === 'closed') return clearInterval(timer);
      analyser.getFloatTimeDomainData(samples);
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      const now = performance.now();
      if (rms > loud) lastLoud = now;
      const sounds = rms > loud || (sounding && now - lastLoud < quietMs);
      if (sounds !== sounding) note(what, sounds ? 'begins' : 'ends');
      sounding = sounds;
    }, 10);
    return analyser;
  };
  const speakers = new WeakMap();
  AudioNode.prototype.connect = function (target, ...rest) {
    const result = connect.call(this, target, ...rest);
    if (target === this.context.destination) {
      if (!speakers.has(this.context)) speakers.set(this.context, meter(this.context, 'speaker'));
      connect.call(this, speakers.get(this.context));
    } else if (this instanceof MediaStreamAudioSourceNode) {
      connect.call(this, meter(this.context, 'microphone'));
    }
    return result;
  };

  let shown;
  const look = () => {
    const value = document.querySelector('[data-testid=presence]')?.dataset.presence ?? 'none';
    if (value !== shown) note('presence', value);
    shown = value;
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributeFilter: ['data-presence'],
  });
})();`;
