/*
 * Words that a clause of Hindi, Bengali or Marathi can end with, beside the verb forms of
 * `tongues/`: forms of "be", modals, negations that stand for a verb, and the question words that
 * Bengali and Marathi use without one ("অর্ডার কোথায়", "किंमत किती").
 */
export const finiteWords = `है हैं हूँ हूं था थी थे हो होगा होगी होंगे नहीं नही चाहिए चाहिये चाहता चाहती चाहते सकता सकती सकते गया गई गए गयी गये रहा रही रहे
  दो दें दीजिए दीजिये लो लें लीजिए करो करें कीजिए कीजिये करूँ जाए जाएगा जाएगी जाएँगे आया आई आए हुआ हुई हुए दिया दी लिया ली किया की
  किए किये ठहरिए रुको सुनो करना करनी करने लेना देना जाना आना होना बताओ दिखाओ मिला मिलेगा मिलेगी
  hai hain hoon hun tha thi the hoga hogi honge nahi nahin nai chahiye chahie chaiye chahta chahti sakta sakte sakti gaya gayi gaye
  gya raha rahi rahe do dein dijiye dijie dedo lo lein lijiye karo kare karein kijiye jaye jayega aaya aayi hua hui hue diya
  liya kiya kiye ruko suno karna lena dena jana aana hona batao dikhao kardo mila milega
  আছে আছেন নেই নেব হবে হল হলো হয়েছে হয়নি হয় হচ্ছে চাই চাইছি লাগবে লাগে না নয় পারি পারেন পারবেন পারব ছিল গেছে দেন নেন যান খান চান আসেন গাও যাও খাও এসেছে আসেনি এল
  পাব পাবেন পেয়েছি পাইনি দিন দাও দেবেন দেব নিন নাও করুন করো করবেন করব করি বলুন বলো দেখান দেখাও দেখুন কোথায় কবে কখন কত কী কে কেন কেমন
  ache achhe achen nei hobe holo hoyeche hoyechhe hoyni hoy chai lagbe na noy pari paren parben parbo chilo chhilo
  hocche hochhe jacche den nen jan asen geche gechhe eseche esheche aseni elo pabo paini din dao deben debo nin nao korun koro korben korbo bolun bolo dekhan
  dekhao dekhun kothay kothai kobe kokhon koto keno kemon
  आहे आहेत आहात आहेस नाही नाहीत नको नका नकोय हवा हवी हवं हवे हवंय पाहिजे पाहिजेत होता होती होतं होते झाला झाली झालं झाले येईल येणार
  मिळेल मिळणार होईल होणार शकतो शकते शकता शकाल करा करू सांगा दाखवा बघा द्या घ्या बोला थांबा कुठे कुठं कधी किती काय कोण कसा कशी कसं का आला
  आली आलं आले गेला गेली गेलं केला केली केलं केलंय दिलंय झालाय झालीये असतो असते असतं असतात थांब सांग बोल बघ दाखव कर दे घे दिला दिली दिलं घ्यायचंय करायचंय
  aahe ahe aahet ahet aahat ahat nako naka hava havi pahije hota hoti hote zala zali zale jhala jhali yeil yenar milel
  yetoy yetey hotoy astoy asto aste thamb sang bagh dakhav hoil honar shakto shakta shakal kara karu sanga dakhva dakhava bagha dya ghya bola thamba kuthe kadhi kiti kay kon ka`;

/** May stand behind the verb without opening anything: "करो ना", "करा की", "করুন তো". */
export const trailing =
  'ना न जी प्लीज़ प्लीज क्या तो भी ही अब अभी यार भाई सर मैडम ज़रा जरा na ji please plz kya toh bhi ab abhi yaar bhai sir madam zara jara তো না কি প্লিজ এখন দাদা একটু to ki ekhon की का ना हं आता प्लीज बरं ka ki';
