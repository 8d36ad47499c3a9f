/*
 * How people name the four languages, and the words a wish to speak one of them is made of. Names of
 * Indian scripts match with their case endings (मराठीत, বাংলায়).
 */

export const languageNames = {
  en: 'english inglish angrezi angreji angrezee ingraji ingreji ingrezi अंग्रेज़ी अंग्रेजी अँग्रेज़ी इंग्लिश इंग्लीश इंग्रजी इंग्रेजी ইংরেজি ইংরেজী ইংলিশ ইংরাজি ইংরিজি',
  hi: 'hindi hindee हिंदी हिन्दी हिंदि हिन्दि হিন্দি হিন্দী',
  bn: 'bengali bangla bangali bengoli बंगाली बांग्ला बंगला बाँग्ला बांगला বাংলা বাঙলা বাঙালি বেঙ্গলি বাঙ্গালি',
  mr: 'marathi maraathi marathee मराठी मराठि মারাঠি মারাঠী',
} as const;

/** Case endings joined to a name. */
export const nameEndings =
  'त तच तून मध्ये मधे मध्येच तील चं ला য় য়ই য়ে তে তেই তেও য়ও এ কে টা টাই টাতে টাতেই র';

export const latinNameEndings = 'te y t tun madhe e';

/** Verbs of speaking and changing: one of these beside a name is a wish. */
export const speaking = `speak speaking talk talking say respond reply answer converse chat communicate continue tell explain
  switch change use set put go shift select choose prefer
  बोल बोलो बोलिए बोलिये बोलें बोलना बोलूँ बोलूंगा बोलूंगी बोलते बोलती बोलोगे बोलेंगे बात बताओ बताइए बताइये बताना बताएँ बताएं बता समझाओ समझाइए जवाब करो कीजिए
  चुनो चुनिए बदलो बदलिए बदल सुनाओ
  bol bolo boliye boliyega bolna bole bolein bolte bolunga bolungi bologe baat batao bataiye bataye batana bata samjhao samjhaiye jawab
  badlo badal
  বলুন বলো বল বলবেন বলতে বলব বলি কথা উত্তর জবাব বোঝান বদলান
  bolun bolben balun kotha bolte bolbo bolen uttor
  बोला बोलू बोलाल बोलायचं बोलायचंय बोलायचे बोलूया बोलता सांगा सांग सांगाल समजवा समजावून उत्तर बदला
  bola bolu bolal bolaycha bolaychay boluya bolta sanga sang saang uttar badla`;

/** "In" behind or before a name: with nothing else said, a wish too. */
export const within = 'in into to में मे मैं mein me main mai madhe madhye मध्ये मधे te e';

/** Words around it that leave it one. */
export const around = `please kindly can could would will shall you your we i i'd i'll let's lets us let me my do want like to with the a
  language only now instead from on back again hey hello ok okey okay yes no um uh vaani and so then just be is it this that all
  everything may should need know understand speaks rather more comfortable if possible assistant
  कृपया प्लीज़ प्लीज प्लिज आप आपको क्या मुझे मुझसे मेरे मैं हम हमसे साथ से को अब ज़रा जरा सिर्फ़ सिर्फ केवल ही भी तो ना न जी भाषा में मे है हैं हो हूँ हूं
  कर करो कीजिए करिए करें करना करनी करेंगे करोगे कर दो दीजिए दे दें सकते सकती सकता हाँ नहीं नही चाहिए चाहता चाहती चाहूँगा चाहूंगा वाणी हाय हेलो नमस्ते
  kripya please plz aap aapko kya mujhe mujhse mere main hum humse saath se ko ab zara jara sirf hi bhi toh to na ji bhasha mein me hai ho
  kar karo kijiye kariye karein karna karni karenge do dijiye de sakte sakta sakti haan nahi chahiye chahta chahti
  দয়া করে প্লিজ আপনি আমার আমাকে আমি আমরা সঙ্গে সাথে কি এখন একটু শুধু তো না হ্যাঁ ভাষা ভাষায় চাই পারি পারেন পারবেন করুন করো করি দিন হবে যাবে আপনার
  apni amar amake ami amra songe sathe ki ekhon ektu shudhu to chai pari paren parben korun koro kori din
  मला माझ्याशी आमच्याशी तुम्ही आपण का आता जरा फक्त च ना आहे भाषा भाषेत हवं हवी पाहिजे शकता शकाल करा कर द्या हो
  mala majhyashi tumhi aapan ka aata jara fakta aahe ahe havi pahije shakta shakal kara dya ho`;

/** With these in it, the sentence is about something else: a book, a translation, a person, a lesson. */
export const elsewhere = `book books dictionary song songs movie movies film films newspaper keyboard font medium class course teacher lesson
  translate translation mean means meaning called word words learn teach music novel literature person someone anyone somebody
  speaker speakers speaking-person who food dish sweets breakfast channel version manual label
  किताब किताबें पुस्तक शब्दकोश गाना गाने फ़िल्म फिल्म अख़बार अनुवाद मतलब सिखाओ सिखाइए सीखना कहते शिकव शिकवा भाषांतर अर्थ
  kitab kitaab pustak gaana gana film akhbar anuvad matlab sikhao seekhna kehte
  বই অভিধান গান সিনেমা অনুবাদ মানে শেখাও শেখান শিখতে বলে boi gaan cinema onubad mane shekhao`;

/** "Not in English": the name beside these is the one that is not wanted. */
export const refusals = `not don't dont no without cannot can't never isn't doesn't नहीं नही मत ना नको नाही নয় না nahi nahin mat nako nahi noy na`;
