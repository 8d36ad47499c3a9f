/*
 * How people take back what was understood. Phrases are matched as whole words in normalised text.
 */

/** Said before the right thing: "no, 1024", "sorry, I meant 1057". */
export const openings = [
  "no no|no|nope|nah|sorry|oops|wait|hold on|actually|rather|correction|i mean|i meant|i said|what i meant was|i did say|that's wrong|that is wrong|that's not right|that is not right|not that|make it|make that|change it to|change that to|it is|it's|it should be|it was",
  'नहीं नहीं|नहीं|नही|ना|जी नहीं|माफ़ कीजिए|सॉरी|रुको|रुकिए|ग़लत|मेरा मतलब है|मेरा मतलब|मतलब|मैंने कहा था|मैंने कहा|मैं कह रहा था|मैं कह रही थी|असल में|दरअसल|nahi nahi|nahi|nahin|mera matlab hai|mera matlab|matlab|maine kaha tha|maine kaha|sorry|ruko|galat|asal mein',
  'না না|না|সরি|দুঃখিত|দাঁড়ান|ভুল|মানে|আমি বলেছি|আমি বলেছিলাম|আমি বলতে চেয়েছি|আসলে|আমি বলছিলাম',
  'नाही नाही|नाही|नको|सॉरी|माफ करा|थांबा|चूक|म्हणजे|मला म्हणायचं होतं|मला म्हणायचे होते|मी म्हटलं|मी म्हणालो|मी म्हणाले|खरं तर|मी सांगितलं',
];
/** Openings that alone make no correction: they need one of the others before or behind them. */
export const softOpenings =
  "it is|it's|it was|wait|hold on|rather|रुको|रुकिए|ruko|मतलब|matlab|মানে|म्हणजे|थांबा|দাঁড়ান|ना";

/** "instead of X": the rejected thing behind the words. */
export const insteadOf = 'instead of|rather than|in place of';
/** "X की जगह": the rejected thing before the words. */
export const inPlaceOf =
  'की जगह|के बजाय|के बदले|के स्थान पर|ki jagah|ke bajay|ke bajaye|ke badle|এর বদলে|এর জায়গায়|এর পরিবর্তে|র বদলে|র জায়গায়|च्या ऐवजी|ऐवजी|च्या जागी|च्याऐवजी';

/** Behind "की जगह" these make it a place: "रखने की जगह है क्या". */
export const notInPlace =
  'है|हैं|hai|hain|नहीं|nahi|कहाँ|कहां|kahan|मिलेगी|milegi|चाहिए|chahiye|होगी|hogi|थी|thi|दीजिए|बताइए|batao|आहे';

/** A denial behind the thing: "लाल नहीं, नीला". */
export const denials = 'नहीं|नही|nahi|nahin|নয়|না|नाही|नको|nako';
/** Before "not" they make a statement of it: "it does not work". */
export const auxiliaries =
  "is|are|was|were|am|be|do|does|did|has|have|had|will|would|can|could|should|may|must|it's|that's|i'm|why|if|or|of course|absolutely|definitely";
/** Words that begin the right thing after "not X": "not the red one but the blue one". */
export const turns =
  "but|rather|i mean|i meant|i want|i wanted|i said|give me|show me|make it|it's|it is|instead";
