import type { SlotDefinition, SlotMatch } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { mobileOf } from '../../../language/mobile.ts';
import type { Names } from '../names.ts';
import words from '../words.json' with { type: 'json' };
import { findCode } from './code.ts';
import { findKeyword } from '../../../language/keyword.ts';

/** Names that differ by less than this in how surely they were heard are as sure. */
const asSure = 0.05;

/** Fewer digits than these are no attempt at a phone number. */
const leastDigits = 6;

const phone: SlotDefinition = {
  ask: 'ask.phone',
  digits: 10,
  personal: true,
  find(text, { asked, language }) {
    const clean = normalise(text);
    for (const { value, start, end } of findPhones(clean, { language })) {
      const mobile = mobileOf(value);
      if (mobile) return whole({ value: mobile, confidence: 0.95, span: [start, end] }, clean);
    }
    if (!asked) return undefined;
    // Too few or too many digits answer the question all the same: the person is told what is missing.
    const some = findDigits(clean, { language }).find(({ value }) => value.length >= leastDigits);
    return some && { value: some.value, confidence: 0.6, span: [some.start, some.end] };
  },
};

const besideNumber = new Set(
  normalise(
    `my phone mobile number is it's its the no yes sure the one मेरा मेरे नंबर फ़ोन फोन मोबाइल मोबाईल है
     हां हाँ का आমার নম্বর ফোন নাম্বার হল হলো মোবাইল আমার माझा नंबर आहे फोन मोबाईल mera hai amar holo majha aahe`,
  ).split(/\s+/),
);

/** All of the text as its span where nothing else is said: "my number is 98765 44321". */
function whole(match: SlotMatch, clean: string): SlotMatch {
  const [start, end] = match.span ?? [0, 0];
  const around = tokenise(`${clean.slice(0, start)} ${clean.slice(end)}`);
  const only = around.every(({ text }) => besideNumber.has(text));
  return only ? { ...match, span: [0, clean.length] } : match;
}

const code: SlotDefinition = {
  ask: 'ask.code',
  find(text, { language }) {
    return findCode(text, language);
  },
};

const intros = [
  /(?:my name is|the name is|name is|under the name(?: of)?|in the name of|name of|i am called|book it for|put it under|name)\s+(.+)$/u,
  /(?:मेरा नाम|नाम|मेरे नाम)\s+(.+?)(?:\s+(?:है|हैं|रखिए|लिखिए|से|पर))?$/u,
  /(?:আমার নাম|নাম|নামটা)\s+(.+?)(?:\s+(?:লিখুন|দিন|রাখুন|নামে))?$/u,
  /(?:माझं नाव|माझे नाव|माझ नाव|नाव)\s+(.+?)(?:\s+(?:आहे|लिहा|घ्या|टाका))?$/u,
];
const before =
  /^(?:it is|it's|its|i am|i'm|this is|yes|just|put|ji|जी|हाँ|हां|मैं|जी हाँ|আমি|হ্যাঁ|मी|हो)\s+/u;
const behind =
  /\s+(?:please|है|हूँ|हूं|बोल रहा हूँ|बोल रही हूँ|नाम से|के नाम से|के नाम पर|নামে|বলছি|আহে|आहे|बोलतोय|बोलतेय|नावाने|प्लीज़|প্লিজ)$/u;
const longestName = 40;
const mostWords = 4;

function tidy(said: string): string | undefined {
  const [part = ''] = said.split(/[,.;।?]|\s(?:and|और|আর|আणि|आणि|for|at|on|phone|number)\s/u);
  let name = part.trim();
  for (let i = 0; i < 2; i += 1) name = name.replace(before, '').replace(behind, '').trim();
  const tokens = tokenise(name);
  const fits = tokens.length > 0 && tokens.length <= mostWords && name.length <= longestName;
  return fits && !/\d/.test(name) ? name : undefined;
}

const capital = (name: string) =>
  name.replace(/(?<![\p{L}\p{M}])[a-z]/gu, (letter) => letter.toUpperCase());

const name: SlotDefinition = {
  ask: 'ask.name',
  personal: true,
  find(text, { asked }) {
    const clean = normalise(text).trim();
    for (const intro of intros) {
      const said = intro.exec(clean)?.[1];
      const found = said === undefined ? undefined : tidy(said);
      if (found && said !== undefined) {
        const end = clean.length;
        return {
          value: capital(found),
          confidence: 0.8,
          span: [asked ? 0 : end - said.length, end],
        };
      }
    }
    if (!asked || /[?\d]/.test(clean)) return undefined;
    const found = tidy(clean);
    return found === undefined
      ? undefined
      : { value: capital(found), confidence: 0.5, span: answerSpan(clean, found) };
  },
};

/** One to three words with nothing else are a name, whatever they could mean. */
const answerSpan = (clean: string, found: string): [number, number] => {
  const start = clean.indexOf(found);
  return tokenise(clean).length <= 3 ? [0, clean.length] : [start, start + found.length];
};

const friendId: SlotDefinition = { ask: 'ask.friend', of: 'friend', find: () => undefined };
const inviteId: SlotDefinition = { ask: 'ask.which_invite', find: () => undefined };

const response: SlotDefinition = {
  ask: 'ask.response',
  find: (text) => findKeyword(normalise(text), words.responses),
};

/** How people, their bookings and invitations are found in words. */
export function peopleSlots(names: Names) {
  const friend: SlotDefinition = {
    ask: 'ask.friend',
    personal: true,
    insteadOf: 'friend_id',
    find(text) {
      const clean = normalise(text);
      const found = names.find(clean, 'person');
      const sure = (found[0]?.similarity ?? 0) - asSure;
      // "Rahul and Priya": the one who is named first.
      const [best] = found
        .filter(({ similarity }) => similarity >= sure)
        .toSorted((a, b) => a.start - b.start);
      // Two people may be called so: whose friend it is, tells which (actions/find-friend.ts).
      return (
        best && {
          value: clean.slice(best.start, best.end),
          confidence: best.similarity,
          span: [best.start, best.end],
        }
      );
    },
  };
  return {
    phone,
    code,
    name,
    friend,
    friend_id: friendId,
    invite_id: inviteId,
    response,
  } as const satisfies Readonly<Record<string, SlotDefinition>>;
}
