/*
 * What people say for yes and no, by how much it says alone. Every language at once: people mix them.
 * A phrase is matched word by word in any of its spellings.
 */

/** An answer wherever it stands, most of all at the beginning. */
export const plainYes = [
  "yes|yeah|yea|yep|yup|ya|yah|yeh|aye|sure|ok|okay|okey|okie|correct|confirm|confirmed|absolutely|definitely|certainly|affirmative|indeed|exactly|of course|for sure|go ahead|go for it|do it|please do|do that|yes please|that is right|that's right|thats right|that is correct|that's correct|thats correct|sounds good|sounds great|looks good|fine|all right|alright|right|great|perfect|why not|uh huh|mm hmm|by all means|proceed|you bet|i do|i am|i would|i will",
  'हाँ|हां|हाँ ना|ठीक है ना|haan na|theek hai na|जी|जी हाँ|हाँ जी|हा जी|हांजी|ठीक|ठीक है|बिल्कुल|बिलकुल|बेशक|ज़रूर|अवश्य|सही|सही है|सही बात|कर दो|कर दीजिए|कर दीजिये|कर दें|कर दे|कर दो ना|कर दीजिए ना|करवा दो|करवा दीजिए|करा दो|कर ही दो|कर डालो|भेज दो|भेज दीजिए|हो जाए|चलेगा|मंज़ूर|मंजूर है|पक्का|अच्छा|ओके|यस|हूँ|haan|haa|han|ha|hanji|haanji|ji|ji haan|haan ji|theek|theek hai|thik hai|thik|tik hai|bilkul|sahi|sahi hai|kar do|kar dijiye|kardo|kar do na|kar dijiye na|karwa do|kara do|kar hi do|bhej do|bhej dijiye|zaroor|jarur|pakka|acha|accha|chalega|beshak',
  'হ্যাঁ|হ্যা|হাঁ|হা|জি|জ্বি|আচ্ছা|ঠিক|ঠিক আছে|ঠিকাছে|অবশ্যই|করুন|করে দিন|করে দাও|করো|নিশ্চয়ই|নিশ্চয়|হুম|হুঁ|ওকে|একদম|চলবে|সেটাই|হ্যাঁ গো|ঠিক আচে|ঠিক আসে|তাই করুন|তাই করো|তাই দিন|সেটাই করুন|দিন করে|ইয়েস|hae|hyan|hyaan|hya|hain|hea|thik ache|thik achhe|thik|obossoi|kore din|kore dao|korun|tai korun|cholbe',
  'हो|होय|हो ना|होय ना|बरोबर|बरोबर आहे|ठीक आहे|नक्की|करा|कर|करून टाका|करून द्या|चालेल|नक्कीच|अगदी|मान्य|हो चालेल|हो हो|होय होय|करा ना|करून टाक|करून दे|टाका करून|चालेल ना|चालेल की|ठीकाय|हरकत नाही करा|ho ho|ho na|hoy hoy|kara|kara na|karun taka|karun dya|barobar|barobar ahe|chalel na|thik ahe|hoy|ho|thik aahe|theek aahe|chalel|nakki',
];
export const plainNo = [
  "no|nope|nah|nay|never|not really|not at all|no way|no thanks|no thank you|not now|not yet|not this|leave it|forget it|never mind|nevermind|wrong|incorrect|negative|absolutely not|definitely not|certainly not|of course not|don't|dont|do not|don't do it|do not do it|i don't|i do not|i am not|i'm not|i won't|not correct|not right|not ok|not okay|not fine|by no means",
  'नहीं|नही|नहि|ना|नहीं नहीं|जी नहीं|नहीं जी|मत|मत करो|मत कीजिए|मत कीजिये|मत करना|मत करिए|रहने दो|रहने दीजिए|रहने दें|जाने दो|जाने दीजिए|छोड़ो|छोड़ दो|छोड़िए|ग़लत|गलत|गलत है|बिल्कुल नहीं|कभी नहीं|ठीक नहीं|ठीक नहीं है|सही नहीं|सही नहीं है|नहीं चाहिए|नो|कैंसिल मत करो|कैंसिल मत कीजिए|कैंसिल मत करना|कैंसल मत करो|कैंसिल नहीं करना|कैंसिल नहीं करना है|रद्द मत करो|रद्द मत कीजिए|मत बदलो|मत भेजो|अभी नहीं|अभी मत करो|अभी रहने दो|अभी रहने दीजिए|cancel mat karo|cancel mat karna|cancel mat kijiye|cancel nahi karna|cancel nahi karna hai|abhi nahi|abhi mat karo|abhi rehne do|nahi|nahin|nahii|nai|na|naa|ji nahi|nahi ji|mat|mat karo|mat kijiye|rehne do|rahne do|jaane do|chhodo|chodo|galat|bilkul nahi|nahi chahiye|kabhi nahi|theek nahi|thik nahi',
  'না|নাহ|না না|না থাক|থাক|নয়|করবেন না|করো না|করবে না|লাগবে না|বাদ দিন|বাদ দাও|ছাড়ুন|ভুল|একদম না|কখনো না|কখনোই না|ঠিক না|ঠিক নয়|ঠিক নেই|চাই না|দরকার নেই|নো|রেখে দিন|রেখে দাও|থাকুক|থাকতে দিন|করার দরকার নেই|করতে হবে না|ক্যানসেল করবেন না|বাতিল করবেন না|এখন না|এখন থাক|lagbe na|thak|thakuk|bhul|rekhe din|korben na|dorkar nei|na thak|chai na|ekhon na',
  'नाही|नको|नाही नको|नको नको|राहू द्या|राहू दे|जाऊ द्या|जाऊ दे|करू नका|करू नको|चूक|चुकीचे|चुकीचं|मुळीच नाही|अजिबात नाही|बिलकुल नाही|कधीच नाही|बरोबर नाही|ठीक नाही|नकोय|नको ना|नाही हो|नको हो|नको ही|नको ती|नको ते|नको हे|ही नको|ती नको|हे नको|ते नको|ही राहू द्या|ती राहू द्या|हे राहू द्या|ते राहू द्या|राहू द्या ती|राहू द्या ते|राहू देत|असू द्या|असू दे|नाही नाही|रद्द करू नका|nako|nako na|nahi nako|rahu dya|rahu de|jau dya|jau de|asu dya|karu naka|ajibat nahi',
];

/** Takes the side of what is said with it: "agree, it is not ok" is a no. */
export const agreement = [
  'agree|agreed|i agree|true',
  'सहमत|सहमत हूँ|मैं सहमत हूँ|सहमति|राज़ी',
  'সহমত|একমত|রাজি',
  'सहमत|सहमत आहे',
];
export const disagreement = [
  'disagree|i disagree|disagreed',
  'असहमत|असहमत हूँ|असहमति',
  'একমত নই|অসম্মত|দ্বিমত',
  'असहमत|असहमत आहे',
];

/** Neither, though a no is in it. */
export const unsure = [
  "not sure|i'm not sure|i am not sure|don't know|i don't know|do not know|dunno|no idea|maybe|perhaps|not certain|no problem|no worries",
  'पता नहीं|पता नही|मालूम नहीं|शायद|कह नहीं सकता|कह नहीं सकती|pata nahi|pata nahin|malum nahi|maloom nahi|shayad|कोई बात नहीं|koi baat nahi',
  'জানি না|হয়তো|বলতে পারছি না|নিশ্চিত নই|কোনো ব্যাপার না|অসুবিধা নেই',
  'माहित नाही|माहीत नाही|कदाचित|सांगता येत नाही|काही हरकत नाही',
];

/** Answers that count in the middle of a sentence too; the others only where a clause begins with them. */
export const strongAnswers =
  'yes yeah yea yep yup no nope nah sure ok okay absolutely definitely of हाँ हां नहीं नही बिल्कुल बिलकुल haan nahi nahin bilkul হ্যাঁ না অবশ্যই होय नाही नको नक्की ठीक theek thik ঠিক';

/** What turns a clause into its opposite. */
export const negators =
  "not never no don't dont doesn't didn't isn't isnt aren't wasn't won't wouldn't can't cannot couldn't shouldn't नहीं नही मत ना न nahi nahin na mat না নয় নেই নি নাই नाही नको नका";

/** Words around an answer that leave it as it is. */
export const politeness =
  "please thanks thank you it that is this i want actually um uh hmm ah oh well so then now just vaani sir madam really very much i'm its it's प्लीज़ प्लीज कृपया तो अब भाई भई भैया दीदी यार सर मैडम यह ये वह है हैं जी धन्यवाद शुक्रिया प्लिज आता मग ते हे ही ती आहे ना की बरं अहो ज প্লিজ দয়া করে এটা ওটা ওসব তো এখন আরে ধুর দাদা দিদি ভাই গো তাহলে তবে সব বরং ধন্যবাদ dada didi tahole ota eta please bhai bhaiya didi yaar yar toh ab hai ye yeh woh dhanyavaad shukriya";

/** Signs and what they say. */
export const signs: Readonly<Record<string, 'yes' | 'no'>> = {
  '👍': 'yes',
  '👌': 'yes',
  '✅': 'yes',
  '✔': 'yes',
  '☑': 'yes',
  '🆗': 'yes',
  '🙆': 'yes',
  '🙋': 'yes',
  '👎': 'no',
  '❌': 'no',
  '✖': 'no',
  '🚫': 'no',
  '🙅': 'no',
  '✋': 'no',
  '⛔': 'no',
  '🛑': 'no',
  '❎': 'no',
  '🤚': 'no',
  '🖐': 'no',
};
