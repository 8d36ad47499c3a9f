/*
 * What people say to show that they listen. Phrases are separated by "|" and matched word by word,
 * without nukta and with ँ as ं. Every language at once, except where a word means something else in
 * another one: people mix them, and a recogniser writes what it knows.
 */

/** Sounds, of the mouth or the throat, as recognisers write them. They never answer a question: a murmur changes nothing. */
export const sounds = [
  'mm|mmm|mhm|mhmm|mmhm|mmhmm|mm hm|mm hmm|mm mm|mmm hmm|hm|hmm|hmmm|hm hm|uh|uhh|um|umm|uhm|er|erm|ah|ahh|aah|aha|ahaa|uh huh|uhuh|uhhuh|uh uh huh|huh uh|ooh|oh|ohh|eh|ahem|hem|haha|hahaha|hehe|hehehe|heh|hee hee|hi hi hi|ho ho ho|lol|cough|coughs|laughs|phew|tch|tsk|achoo|sniff',
  'हम्म|हम्|हं|हूं|हूँ|हुं|हम्म हम्म|म्म|म्ह|म्हम|उम|उम्म|उं|उंह|उहूं|उह|आह|ओह|ओहो|अहा|ऊं|ऊंहूं|हाहा|हा हा|हा हा हा|हेहे|ही ही|ही ही ही|खीं खीं',
  'হুম|হুমম|হুঁ|হু|হুঁ হুঁ|উম|উমম|উঁ|আহ|ওহ|ওহো|ও|আহা|হাহা|হেহে|হি হি|হি হি হি',
];

/** Words that say "I am with you"; to a question that was heard, those of them that say yes are an answer. */
export const assents = [
  "yes|yeah|yea|yep|yup|ya|yah|okay|ok|okey|okie|ok ok|k|right|all right|alright|sure|fine|good|great|nice|cool|perfect|wow|really|exactly|correct|true|indeed|of course|i see|i know|got it|gotcha|i got it|i understand|understood|i get it|makes sense|that makes sense|sounds good|very good|very nice|oh really|oh i see|is it|is that so|go on|go ahead|carry on|continue|please continue|please go on|keep going|tell me|yes tell me|yes go on|yes go ahead|i am listening|i'm listening|listening|interesting|no problem",
  'हां|हाँ|हां जी|जी|जी हां|हांजी|हा|अच्छा|अच्छा जी|ठीक|ठीक है|ओके|सही|सही है|सही बात|बिल्कुल|बिलकुल|समझ गया|समझ गई|समझ गए|समझा|समझी|समझ आया|समझ आ गया|पता है|मालूम है|वाह|अरे वाह|बढ़िया|बहुत बढ़िया|बहुत अच्छा|सच में|बोलिए|बोलो|बताइए|बताओ|आगे|आगे बोलिए|आगे बताइए|सुन रहा हूं|सुन रही हूं|कोई बात नहीं',
  'haan|haa|han|haan ji|haanji|hanji|ha|ji|ji haan|ji ji|acha|accha|achha|achchha|acha ji|accha ji|theek|thik|theek hai|thik hai|tik hai|sahi|sahi hai|sahi baat|bilkul|samajh gaya|samajh gayi|samajh gaye|samjha|samjhi|samajh aaya|pata hai|wah|waah|vah|arre wah|are wah|badhiya|bahut badhiya|bahut accha|sach mein|boliye|bolo|bataiye|batao|aage|aage boliye|sun raha hoon|sun rahi hoon|koi baat nahi',
  'হ্যাঁ|হ্যা|হাঁ|হা|জি|জ্বি|আচ্ছা|ঠিক|ঠিক আছে|ঠিকাছে|ওকে|বেশ|বেশ বেশ|বেশ তো|তাই|তাই নাকি|সত্যি|সেটাই|একদম|অবশ্যই|বুঝলাম|বুঝেছি|বুঝতে পেরেছি|বুঝে গেছি|জানি|ভালো|খুব ভালো|বাহ|বা|দারুণ|বলুন|বলো|তারপর|তারপরে|শুনছি|কোনো ব্যাপার না',
  'hyan|hya|hyaan|hain|thik ache|thik achhe|besh|besh to|tai|tai naki|sotti|ekdom|bujhlam|bujhechi|bujhte perechi|bhalo|khub bhalo|bah|darun|bolun|tarpor|tarpore|shunchi',
  'हो|होय|हो हो|हो का|होय का|बरं|बर|बरं बरं|ठीक आहे|ठीकाय|बरोबर|बरोबर आहे|अच्छा|अगदी|अगदी बरोबर|नक्की|कळलं|कळले|समजलं|समजले|लक्षात आलं|माहीत आहे|छान|खूप छान|वा|वा वा|अरे वा|खरंच|खरं का|बोला|सांगा|पुढे|पुढे बोला|पुढे सांगा|ऐकतोय|ऐकते|ऐकतेय|काही हरकत नाही',
  'ho|hoy|ho ho|ho ka|hoy ka|bara|baraa|thik aahe|thik ahe|theek aahe|barobar|barobar aahe|agdi|nakki|kalla|kalale|samajla|samajle|lakshat aala|chhan|khup chhan|va|va va|arre va|kharach|bola|sanga|pudhe|pudhe bola|aiktoy|aikte',
];

/** Said beside them. */
export const beside =
  'sir|madam|maam|vaani|please|so|then|and|well|ji|bhai|bhaiya|yaar|na|to|toh|arre|arey|सर|मैडम|वाणी|जी|भाई|भैया|यार|तो|अरे|ना|दादा|दिदी|दीदी|ताई|আরে|দাদা|দিদি|ভাই|তো|গো|अहो';

/** Means something in these languages only, the sound or the sign elsewhere: हा is "this" in Marathi, "bar" a place. */
export const only: Readonly<Record<string, readonly string[]>> = {
  // "Hmm", misheard for a word.
  hum: ['en', 'hi', 'mr'],
  हम: ['hi', 'mr'],
  // "Yes" of Hindi and Bengali, "this" of Marathi.
  हा: ['hi'],
  // "All right" of Marathi, "a bar" or "times" elsewhere.
  बर: ['mr'],
  बरं: ['mr'],
  // Interjections of one letter or syllable that are words elsewhere.
  ও: ['bn'],
  বা: ['bn'],
  वा: ['mr'],
  va: ['mr'],
  to: ['hi', 'bn'],
  na: ['hi', 'mr'],
  are: ['hi', 'mr'],
  tai: ['bn'],
  er: ['en'],
  hain: ['bn'],
};
