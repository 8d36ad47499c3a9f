/*
 * Words by which people point at one of several things that were shown. Lists are separated by white
 * space; words of Indian scripts are matched without nukta and with ँ as ं.
 */

/** "one", "वाला": what stands for the thing itself. */
export const pronouns =
  'one ones वाला वाली वाले वालाच वालीच wala wali wale vala vali vale waala waali टा टि';
/** Names for an entry of a list. */
export const entries =
  'option options item items product products choice result entry ऑप्शन विकल्प आइटम प्रोडक्ट चीज चीज़ पर्याय वस्तू प्रॉडक्ट অপশন জিনিস প্রোডাক্ট';
/** "number two", "दो नंबर वाला". */
export const numberWords =
  'number no num option item product choice result नंबर नम्बर क्रमांक ऑप्शन विकल्प पर्याय आइटम নম্বর নাম্বার নং অপশন nambar namber nombor';
/** Case endings that make "the one at number two" of a number word: नंबरचा, নম্বরটা. */
/** A number beside these is a size. */
export const sizeWords =
  'size साइज साईज সাইজ मापात মাপে জুতোটা जूते जूता बूट joote jute shoe shoes boot पहनता आता लागतो लागते লাগে';
export const numberEndings = 'टा टि चा ची चे चं च्या ला वाला वाली টা টি টাকে টার ওয়ালা র রটা';

/** Positions that the grammar of numbers does not know. */
export const morePositions = {
  1: 'prothom prothomta prothomti pahila pahili pahile pahilya pahilyacha pahilyachi pahilyache pahilyala pahilyat पहिल्यात पहिलं पहिलाच पहलेवाला पहलावाला पेहला पेहली pehlewala pehla pehli',
  2: 'dusrya dusryacha dusryachi dusryache dusryala dusryat दुसऱ्यात dwitiyo dwitiyota ditiyo ditiyota সেকেন্ড সেকেন্ডটা सेकंड सेकेंड सेकण्ड दुसरं दुसऱ्याच दूसरावाला',
  3: 'tritiyo tritiyota তৃতীয়টা থার্ড थर्ड तिसरं तिसऱ्यात tisrya tisryacha tisryachi tisryala',
  4: 'choturtho choturthota फोर्थ',
} as const;
/** Positions only with वाला behind: "पहले" alone is "before", "दूसरे" alone is "others". */
export const oblique = 'पहले दूसरे दुसरे pehle pahle dusre doosre पहिले';

export const last =
  'last final आखिरी आखरी अंतिम लास्ट aakhri aakhiri akhri akhiri antim শেষের শেষেরটা শেষেরটার শেষেরটাই শেষেরটাকে শেষটা শেষটার শেষটি সর্বশেষ লাস্টটা sheshta shesherta শেষেরটি शेवटचा शेवटची शेवटचे शेवटचं शेवटला शेवटली शेवटच्याचा शेवटच्याची शेवटच्याचे शेवटच्याचं शेवटच्याला शेवटच्यात shevatcha shevatchi shevtcha shevtchi shevatche';
/** The thing itself is in the word: "শেষেরটা", "शेवटचा"; the others need a pronoun or the end of the sentence behind them. */
export const beforeLast =
  'second last|second to last|last but one|next to last|आखिर से दूसरा|आखिरी से पहले वाला|শেষের আগেরটা|शेवटून दुसरा|शेवटून दुसरी';
export const top =
  'the top one|top one|the topmost one|ऊपर वाला|ऊपर वाली|सबसे ऊपर वाला|सबसे ऊपर वाली|upar wala|upar wali|sabse upar wala|উপরেরটা|ওপরেরটা|সবার উপরেরটা|वरचा|वरची|वरचं|सगळ्यात वरचा|सगळ्यात वरची|varcha wala';
export const bottom =
  'the bottom one|bottom one|the lowest one on the list|नीचे वाला|नीचे वाली|सबसे नीचे वाला|सबसे नीचे वाली|neeche wala|niche wala|neeche wali|niche wali|নিচেরটা|নীচেরটা|খালি নিচেরটা|सगळ्यात खालचा|सगळ्यात खालची|खालचा|खालची|खालचं';

/** Behind an ordinal or "last", these make it no place in a list: "second hand", "the first time". */
export const notPlaces = `hand hands time times name names floor class aid half quarter of-all day days week weeks month months year years
  digit digits four minute minutes order orders purchase thing shift birthday anniversary attempt try language
  please-wait opinion thought bite date visit call message address street cross main stage phase sale delivery size colour color
  बार दफा दिन हफ्ते महीने साल साइज साईज रंग कलर तरीका मंजिल जगह नाम चार अंक अंकों ऑर्डर आर्डर पता पते शहर भाषा कुछ कोई हाथ
  baar dafa din hafte mahine saal size rang colour color tarika jagah naam char ank order pata kuch koi
  বার দিন সপ্তাহ মাস বছর নাম চার চারটে অঙ্ক সংখ্যা অর্ডার সাইজ রং থেকে তলা ঠিকানা কিছু কোনো
  वेळ वेळी दिवस आठवडा महिना वर्ष साईज रंग रंगात मजला नाव चार अंक आकडे ऑर्डर पत्ता पत्त्यावर पत्त्या काही काहीतरी कोणी पासून मार्ग ठिकाणी
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर तारीख फेब्रुवारी जानेवारी एप्रिल मे जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर तारखेला
  জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর তারিখ তারিখে`;
/** Before an ordinal: "a second", "wait one second", "March 2nd", "any other". */
export const notPlacesBehind = `a an wait just one every each my your his her our their at january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec मेरा मेरी मेरे मेरी कोई कुछ एक और mera meri mere koi kuch ek
  aur আমার কোনো কিছু একটা এক এই আর माझा माझी माझे माझं काही कोणता कोणती कोणतं अजून एखादा एखादी`;
/** Between two things pointed at. */
export const joints = 'and or & और या aur ya আর এবং ও ar ba আর বা आणि किंवा aani ani kinva';
/** Labels of numbers that are no places in a list. */
export const codeWords =
  'order phone mobile telephone account flat house room table card ऑर्डर आर्डर फोन मोबाइल मोबाईल खाता टेबल অর্ডার ফোন মোবাইল টেবিল my मेरा मेरी आमार माझा माझी আমার';

/** After an English ordinal without "the", these let it stand alone: "second please", "first or second". */
export const afterPlace =
  'please and or is in i thanks then looks seems sounds only also too wala wali wale vala vali nahi nahin not kaisa kitne kitna ka ki ke ko dikhao dikhaiye dikha do chahiye ta ti er cha chi che dakhva dakhava';
/** Before a bare ordinal: "show me second", "give third". */
export const beforePlace =
  "show me give select choose pick take want i'll i yes ok okay the that this and or compare with about open see it's is go for prefer like add on";

export const all =
  'both|both of them|both of these|both of those|all of them|all of these|all of those|all of it|all three|all four|all five|all the three|all these|all those|each of them|every one of them|everyone of them|दोनों|दोनो|दोनों को|तीनों|तीनो|चारों|सभी|सब के सब|सारे|सारी|सब|dono|donon|teeno|teenon|charon|sabhi|sab ke sab|saare|sab|দুটোই|দুটিই|দুটো|দুইটাই|তিনটেই|তিনটাই|চারটেই|সবগুলো|সবগুলোই|সবকটা|সবকটাই|সব কটা|সব কয়টা|সব|সবই|dutoi|duto|tintei|sobgulo|sob|दोन्ही|दोन्हीही|तिन्ही|चारही|सगळे|सगळी|सगळ्या|सगळं|सर्व|donhi|tinhi|sagle|sagli|saglya|sarva';
/** Words of `all` that are words for "everything" too: they must stand alone or before a verb. */
export const vagueAll =
  'सब सभी सारे सारी sab sabhi saare সব sob सगळे सगळी सगळ्या सगळं सर्व sagle sagli saglya sarva দুটো duto';

export const cheap = `cheap cheapest cheaper lowest सस्ता सस्ती सस्ते सस्तावाला sasta sasti saste সস্তা সস্তাটা সস্তাটার সস্তাটাই সস্তাটাকে সস্তাটি সস্তারটা কমদামি কমদামিটা sosta shosta sostata स्वस्त स्वस्तातला
  स्वस्तातली स्वस्तातलं swasta svasta swast`;
export const dear = `costliest costlier priciest dearest dearer महंगा महंगी महंगे महँगा महँगी mehnga mehngi mahanga mahangi মহার্ঘ দামি দামিটা দামিটার দামিটাই দামী দামীটা দামীটার dami
  damita महाग महागडा महागडी महागातला महागातली mahag mahagda`;
/** "the most expensive one": what stands before an adjective of price. */
export const expensive = 'expensive costly pricey';
export const superlatives =
  'सबसे सबसेे sabse সবচেয়ে সবচাইতে সবথেকে shobcheye sobcheye sobtheke सगळ्यात सर्वात saglyat sarvat';

/** Adjectives that may stand for a thing: colours, stuffs, sizes. Bengali and Marathi forms take endings. */
export const colours =
  'red blue green black white yellow pink purple orange brown grey gray golden gold silver maroon navy beige cream violet';
export const describers = `নীল লাল সবুজ কালো সাদা হলুদ গোলাপি বেগুনি কমলা বাদামি ধূসর সোনালি রুপোলি মেরুন খয়েরি আকাশি বড় ছোট মাঝারি নতুন পুরোনো
  পুরনো সুতির সিল্কের চামড়ার ভালো মোটা পাতলা হালকা ভারী লম্বা
  nil lal sobuj kalo sada holud golapi beguni badami boro choto chhoto notun purono`;
export const describerEndings =
  'টা টি টাই টিই টাও টিও টাকে টাকেই টার টির টায় টাতে গুলো গুলি খানা ta ti tai ter';
/** Marathi colours as an adjective for the thing itself, behind "that": "तो निळा", "ती काळी". */
export const marathiColours = `निळा निळी निळं निळे लाल काळा काळी काळं काळे पांढरा पांढरी पांढरं पांढरे हिरवा हिरवी हिरवं हिरवे पिवळा पिवळी पिवळं पिवळे
  गुलाबी जांभळा जांभळी जांभळं केशरी राखाडी तपकिरी सोनेरी चंदेरी
  nila nili nile lal kala kali kale pandhra pandhri hirva hirvi pivla pivli gulabi jambhla jambhli`;
export const marathiThat =
  'तो ती ते हा ही हे त्यातला त्यातली त्यातलं त्यातले यातला यातली यातलं to ti te ha hi he tyatla tyatli yatla yatli';
/** Behind such a colour, these leave it a thing: "तो निळा कितीला", "ती लाल आहे का". */
export const marathiAfterThing =
  'का ना च आहे आहेत कितीला केवढ्याला किती काय कसा कशी कसं कसे हवा हवी हवं पाहिजे द्या दाखवा दाखव बघू मिळेल घेतो घेते चालेल ka na ahe aahe kitila kiti kay kasa kashi hava havi pahije dya dakhva milel gheto ghete';

export const colourOfEndings = 'रंगाचा रंगाची रंगाचे रंगाचं रंगाच्या রঙেরটা রঙেরটি রঙেরটাই রংয়েরটা রঙের';
export const colourWords = 'रंग कलर rang colour color রং রঙ कलरचा कलरची कलरचं रंगाचा रंगाची रंगाचे रंगाचं';
export const genitives = 'cha chi che का की के वाला वाली वाले ka ki ke wala wali wale';

/** No describing words: pronouns, numbers, verbs; "this one", "which one", "करने वाला", "डिलीवरी वाला". */
export const notDescribing = `the a an this that these those which any some no every each another other same next previous one only right wrong
  first second third fourth fifth sixth last final what my your his her our their it is are was not no-one someone i you we they want show me give
  take like do does have can to of for with and or but new-one please about than more less most cheaper cheapest expensive costlier costliest
  इस उस इन उन लेना देना करने होने आने जाने मिलने कूरियर कुरियर रिटर्न एक्सचेंज रिफंड पिकअप सामान गलत galat detail stock question full courier return exchange refund pickup saman चलने रहने बोलने लेने देने देखने पहनने वो वह यह ये यही वही कौन कौनसा सा सी से कोई कुछ सब सबसे मेरा मेरी मेरे आपका आपकी उसका इसका अपना
  ज़्यादा कम zyada jyada kam अच्छे से मुझे मुझको हमें मैं हम आप को में पर ने तो ही भी और या एक दो नहीं क्या है हैं दिखाओ दिखाइए दीजिए करो बताओ चाहिए डिलीवरी दुकान दूध सब्जी गाडी घर पास ऊपर नीचे पहले
  दूसरे बाद अंदर बाहर आगे पीछे वाला वाली वाले दूसरा दूसरी पहला पहली तीसरा तीसरी चौथा आखिरी आखरी अंतिम लास्ट ऐसा वैसा जो जिस के की का सस्ता सस्ती महंगा महंगी
  wo woh vo yeh ye yahi wahi kaun kaunsa kaun-sa sa si se koi kuch sab sabse mera meri mere aapka aapki uska iska apna mujhe mujhko hume main hum aap ko
  mein me par ne to hi bhi aur ya ek do nahi kya hai hain dikhao dikhaiye dijiye karo batao chahiye delivery dukan dukaan doodh sabzi gaadi ghar paas
  upar neeche niche pehle pahle dusre baad andar bahar aage peeche wala wali wale dusra dusri pehla pehli teesra teesri tisra chautha aakhri last aisa
  waisa jo jis ke ki ka karne hone aane jaane milne chalne rehne bolne lene dene dekhne pehenne number नंबर sasta sasti mehnga mehngi
  কোন কোনো কী কি কেমন কত কতটা এই ওই সেই এক একই অন্য আর আরও সব যে যা আমার আপনার তার ওর এর আছে নেই চাই দেখান বলুন
  हा ही हे तो ती ते कोणता कोणती कोणतं माझा माझी माझं तुमचा मला आम्हाला मी तुम्ही आणि किंवा नको आहे दाखवा द्या पाहिजे हवा हवी पहिला पहिली दुसरा दुसरी शेवटचा स्वस्त महाग`;
/** Behind "the one": "the one I ordered" is none; "the one in blue", "the one with a zip" are. */
export const oneWith = 'in with from made';
/** Before "blue one" without "the". */
export const indefinite = 'a an any some no another one every which';
export const negations = 'not no never नहीं नही nahi nahin না নয় noy नाही नको nako';
