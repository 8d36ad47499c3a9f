import type { Words } from './shape.ts';

export const en: Words = {
  months: [
    'january|jan',
    'february|febuary|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  weekdays: [
    'monday|mon|mondays',
    'tuesday|tue|tues|tuesdays',
    'wednesday|wed|weds|wednesdays',
    'thursday|thu|thur|thurs|thursdays',
    'friday|fri|fridays',
    'saturday|sat|saturdays',
    'sunday|sun|sundays',
  ],
  days: [
    [
      [0],
      "today|for the day|of the day|otd|today's|todays|same day|this very day|this day|the same day|the current day",
    ],
    [
      [1],
      "tomorrow|tmr|tmrw|tmw|tomorow|tommorow|tommorrow|2morrow|tomorrow's|the day after|the next day|next day|the following day|following day|day after today",
    ],
    [
      [2],
      'day after tomorrow|the day after tomorrow|day after tmr|day after tmrw|the day after tmr|the day after tmrw|overmorrow',
    ],
    [[-1], "yesterday|yday|yesterday's|the day before|the previous day|previous day"],
    [[-2], 'day before yesterday|the day before yesterday'],
  ],
  which: {
    this: 'this|this current|the current|current|of this',
    next: 'next|the next|the following|following',
    last: 'last|the last|previous|the previous|the past|past',
    coming: 'coming|this coming|the coming|upcoming|the upcoming|this upcoming|this next',
    past: 'this past|most recent|the most recent',
  },
  units: {
    second: 'seconds|second|secs|sec',
    minute: "minutes|minute|mins|min|minutes'|minute's",
    hour: "hours|hour|hrs|hr|h|hours'|hour's",
    day: "days|day|days'|day's",
    week: "weeks|week|wks|wk|weeks'|week's",
    fortnight: "fortnights|fortnight|fortnight's",
    month: "months|month|months'|month's",
    quarter: 'quarters|quarter',
    year: "years|year|yrs|yr|years'|year's",
  },
  directed: {},
  leading: {
    after:
      'in|in the next|in another|within|within the next|after|in about|in around|in exactly|in just|another',
  },
  trailing: {
    after:
      'later|from now|hence|from this moment|afterwards|from today|from right now|after now|after today|time from now|time',
    before:
      'ago|back|earlier|before now|before today|prior|previously|in the past|before this moment',
  },
  from: 'from|after|since|following|past',
  of: 'of the|of|in the|in|at the|on the',
  end: 'end|the end|last day|the last day',
  start: 'start|the start|beginning|the beginning|first day|the first day',
  parts: {
    morning:
      'morning|in the morning|early morning|early in the morning|the morning|mornings|of the morning|dawn|this morn',
    afternoon:
      'afternoon|in the afternoon|the afternoon|of the afternoon|early afternoon|late afternoon|in the early afternoon|in the late afternoon',
    evening:
      'evening|in the evening|the evening|of the evening|early evening|late evening|eve|in the late evening|in the early evening',
    night:
      'night|at night|in the night|the night|late night|late at night|of the night|nighttime|night time',
    day: 'daytime|in the daytime|during the day',
  },
  named: [
    [
      12,
      "noon|noonish|midday|mid-day|mid day|12 noon|twelve noon|12 o'clock noon|lunchtime|lunch time|mid noon|noontime|high noon",
    ],
    [0, 'midnight|12 midnight|twelve midnight|mid night|mid-night'],
    [10, 'mid-morning|mid morning|midmorning'],
    [14, 'mid-afternoon|mid afternoon|midafternoon'],
  ],
  now: 'right now|at the moment|at this moment|at the minute|at the present time|at present|just now|at this very moment|at this minute|at the present moment|now|immediately|as soon as possible|asap|straight away|right away|at this time|at this point in time',
  endOfDay:
    'eod|the eod|end of day|end of the day|the end of the day|the end of day|end of business|close of business|cob|eob',
  amounts: [
    [0.5, 'half|half an|half a|a half'],
    [1, 'a|an|another'],
    [2, 'a couple of|couple of|a couple|couple|a pair of'],
    [3, 'a few|few'],
    [0.25, 'quarter of an|a quarter of an|quarter|a quarter'],
    [0.75, 'three quarters of an|three quarter of an'],
  ],
  addends: [],
  oclock: "o'clock|oclock|o clock|o' clock|0'clock",
  oclockAnd: '',
  oclockTo: '',
  dayOfMonth: 'day|date',
  yearNumber: 'year|the year|in the year|in year',
  joiners:
    "at|on|around|about|by|in|the|approximately|circa|for|exactly|precisely|before|after|till|until|from|of|near|roughly|almost|sharp|starting|say|sometime|some time|'s|to|st",
  past: /\b(?:was|were|did|had|happened|came|got|ordered|bought|paid|received|returned|delivered|arrived|met|went|placed|booked|started|ended|sold|called|visited|took|gave|died|born|purchased|cancelled|canceled|shipped|made|left|sent)\b/,
  future:
    /\b(?:will|shall|going to|want|wanna|would|can|could|should|please|book|schedule|set|make|let's|i'll|we'll|you'll|he'll|she'll|they'll|it'll|plan|reserve|remind|need|are you|may i)\b/,
};
