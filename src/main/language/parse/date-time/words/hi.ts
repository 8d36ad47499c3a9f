import type { Words } from './shape.ts';

/** Hindi in Devanagari and in Latin letters. */
export const hi: Words = {
  months: [
    'जनवरी|जन|january',
    'फरवरी|फ़रवरी|फर|फेब्रुअरी|farvari|farwari',
    'मार्च|मार',
    'अप्रैल|अप्रेल|एप्रिल|अप्र|aprail',
    'मई|मइ|mai',
    'जून|joon',
    'जुलाई|जुलाइ|जुला|julai',
    'अगस्त|अग|agast',
    'सितंबर|सेप्टेंबर|सेप्टेम्बर|सितम्बर|सित|sitambar|sitamber',
    'अक्टूबर|अक्तूबर|अक्टू|अक्तू|aktubar|october',
    'नवंबर|नवम्बर|नोवेम्बर|नव|navambar|navamber',
    'दिसंबर|दिसम्बर|डिसेम्बर|दिस|disambar|disamber',
  ],
  weekdays: [
    'सोमवार|सोम|मंडे|somvar|somvaar|somwar|somwaar',
    'मंगलवार|मंगल|ट्यूज़डे|mangalvar|mangalvaar|mangalwar|mangalwaar',
    'बुधवार|बुध|वेडनसडे|budhvar|budhvaar|budhwar|budhwaar',
    'गुरुवार|गुरूवार|गुरु|बृहस्पतिवार|वीरवार|थर्सडे|guruvar|guruvaar|guruwar|guruwaar|brihaspativar|veervar|veerwar',
    'शुक्रवार|शुक्र|फ्राइडे|shukravar|shukravaar|shukrawar|shukrwar|shukrvar|shukrawaar',
    'शनिवार|शनि|शनिश्चर|सैटरडे|shanivar|shanivaar|shaniwar|shaniwaar',
    'रविवार|इतवार|रवि|संडे|ravivar|ravivaar|raviwar|raviwaar|itvar|itvaar|itwar|itwaar',
  ],
  days: [
    [[0], 'आज|आज ही|आज के दिन|aaj|aaj hi|aj|इसी दिन'],
    [[1, -1], 'कल|कल ही|kal|kal hi'],
    [[2, -2], 'परसों|परसो|parson|parso'],
    [[3, -3], 'नरसों|तरसों|नरसो|तरसो|narson|tarson|narso|tarso'],
    [
      [1],
      'आने वाला कल|आने वाले कल|आगामी कल|आनेवाले कल|अगले दिन|अगला दिन|agle din|aane wala kal|aane wale kal|टुमॉरो|टुमारो|टूमारो',
    ],
    [[-1], 'बीता कल|बीते कल|गुज़रे कल|पिछले दिन|बीता हुआ कल|बीते हुए कल|pichle din|beeta kal|beete kal'],
    [[2], 'कल के बाद का दिन|कल के बाद वाला दिन|कल के बाद|kal ke baad|आने वाले परसों'],
    [[-2], 'कल से पहले का दिन|बीते परसों|गुज़रे परसों'],
  ],
  which: {
    this: 'इस|इसी|यह|is|isi|वर्तमान|मौजूदा|चालू',
    next: 'अगले|अगला|अगली|agle|agla|agli|नेक्स्ट',
    last: 'पिछले|पिछला|पिछली|गत|गए|pichle|pichla|pichli|बीते|बीता|गुज़रे|लास्ट',
    coming:
      'आने वाले|आने वाला|आने वाली|आनेवाले|आनेवाला|आगामी|इस आगामी|इस आने वाले|aane wale|aane vale|aane waale|aane wali|aanewale|आते',
  },
  units: {
    second: 'सेकंड|सेकेंड|सेकण्ड|सेकेण्ड|सेकंडों|second|seconds',
    minute: 'मिनट|मिनटों|मिनिट|मिनट्स|minat|mint',
    hour: 'घंटे|घंटा|घंटों|घण्टे|घण्टा|घण्टों|ghante|ghanta|ghanton|ghanto',
    day: 'दिन|दिनों|दिवस|रोज़|din|dino|dinon',
    week: 'सप्ताह|सप्ताहों|हफ्ते|हफ्ता|हफ्तों|हफ़्ते|hafte|hafta|hafton|haphte|saptah|वीक',
    fortnight: 'पखवाड़े|पखवाड़ा|पखवाड़ों|pakhwade',
    month: 'महीने|महीना|महीनों|माह|मास|mahine|mahina|mahinon|mahino',
    year: 'साल|सालों|वर्ष|वर्षों|बरस|saal|saalon|sal|varsh',
  },
  directed: {},
  leading: {
    after: 'अगले|agle|आने वाले|aane wale',
    before: 'पिछले|pichle',
  },
  trailing: {
    after:
      'बाद|के बाद|पश्चात|के पश्चात|उपरांत|के उपरांत|में|मे|के अंदर|के भीतर|के अन्दर|baad|ke baad|bad|ke bad|mein|me|main|ke andar|आगे',
    before: 'पहले|पूर्व|के पहले|से पहले|pehle|pahle|pahale|ke pehle|पीछे|हो गए|हुए',
  },
  from: 'से|से लेकर|के|के बाद|के बाद से|से आगे|se|ke|ke baad',
  of: 'के|का|की|में|ke|ka|ki|mein|me',
  end: 'अंत|अन्त|आखिर|आख़िर|आखिरी दिन|अंतिम दिन|ant|aakhir|akhir|aakhri din|आखिरी|अंतिम',
  start: 'शुरू|शुरुआत|शुरूआत|आरंभ|पहले दिन|पहला दिन|shuru|shuruaat|shuruat',
  parts: {
    morning:
      'सुबह|सवेरे|सुबह सुबह|सुबह सवेरे|प्रातः|प्रातः काल|प्रातःकाल|तड़के|भोर|सुबह में|सुबह को|subah|subha|savere|subah subah|मॉर्निंग',
    afternoon:
      'दोपहर|दोपहर बाद|दुपहर|दोपहर को|दोपहर में|अपराह्न|दोपहर के बाद|dopahar|dopeher|dopahr|duphar|dophar|आफ्टरनून',
    evening: 'शाम|सायं|सांय|संध्या|शाम को|शाम में|सायंकाल|sham|shaam|shaam ko|sham ko|ईवनिंग',
    night:
      'रात|रात को|रात में|रात्रि|देर रात|रात मे|आधी रात के बाद|raat|raat ko|rat|rat ko|raat mein|नाइट',
    day: 'दिन|दिन में|din mein|din me|din',
  },
  named: [
    [
      12,
      'ठीक दोपहर|मध्याह्न|लंच के समय|लंच टाइम|दोपहर के भोजन के समय|दोपहर के खाने के समय|lunch ke samay|lunch ke time',
    ],
    [0, 'आधी रात|मध्यरात्रि|आधी रात को|मध्य रात्रि|aadhi raat|adhi raat|मिडनाइट'],
  ],
  now: 'अभी|इसी समय|इस समय|इस वक्त|इसी वक्त|अभी के अभी|फिलहाल|इस पल|इसी पल|अब|abhi|isi waqt|is waqt|is samay|isi samay|अभी अभी|इस क्षण|इसी क्षण',
  endOfDay: 'दिन के अंत|दिन के आखिर|दिन के अन्त|दिन की समाप्ति|din ke ant|दिन ख़त्म होने',
  amounts: [
    [1.5, 'डेढ़|डेढ|dedh|derh|ded'],
    [2.5, 'ढाई|ढ़ाई|अढ़ाई|dhai|dhaai|adhai'],
    [0.5, 'आधे|आधा|आधी|aadhe|aadha|adha|adhe|aadhi'],
    [0.75, 'पौन|पौना|पौने|paun|pauna|paune'],
    [1.25, 'सवा|sava|sawa|सवा एक'],
  ],
  addends: [
    [0.5, 'साढ़े|साढे|साडे|saadhe|sadhe|saade|sade|saadhey'],
    [0.25, 'सवा|sava|sawa|savaa'],
    [-0.25, 'पौने|पौन|paune|pone|paun'],
  ],
  oclock: 'बजे|बजें|बजा|बजे के|baje|bajay|bje|bajey|ओ क्लॉक|बजेंगे|बज रहे|बज गए|बजे हैं',
  oclockAnd: 'बजकर|बजके|बज कर|बज के|बजे और|bajkar|bajke|baj kar|baj ke',
  oclockTo: 'बजने में|बजने मे|bajne mein|bajne me|बजने से|bajne se',
  dayOfMonth: 'तारीख|तारीख़|tarikh|tareekh|तारिख|दिन|दिनांक',
  yearNumber: 'वर्ष|साल|सन|सन्|saal|san',
  joiners:
    'को|के|का|की|पर|में|मे|ko|ke|ka|ki|par|mein|me|करीब|लगभग|तकरीबन|क़रीब|kareeb|karib|lagbhag|तक|tak|ठीक|theek|thik|के लिए|लिए|ke liye|liye|से|se|at|ही|hi|कोई|आसपास|समय|वक्त|samay|time|टाइम|पे|pe',
  past: /(?:था|थे|थी|थीं|हुआ|हुई|हुए|गया|गयी|गई|गए|गये|किया|की थी|आया|आई|आये|लिया|दिया|मिला|मिली|खरीदा|खरीदी|मंगवाया|मंगाया|चुका|चुकी|चुके|भेजा|बुलाया)(?=\s|$|[।?!.,])|\b(?:tha|thi|hua|hui|huye|gaya|gayi|gaye|kiya|aaya|aayi|liya|diya|mila|mili|kharida|kharidi|mangaya|mangwaya|chuka|chuki|bheja)\b/,
  future:
    /(?:ंगा|ंगे|ंगी|ेगा|ेगी|एगा|एगी|येगा|येगी|होगा|होगी|ोगे|ोगी|ओगे|ओगी|चाहिए|चाहता|चाहती|चाहते|सकता|सकती|सकते|दीजिए|दीजिये|कीजिए|कीजिये|करें|कृपया|योजना|चलो|चलें|चलते|ना है|नी है|ने हैं|ना हैं)(?=\s|$|[।?!.,])|\b\w*(?:unga|ungi|oonga|oongi|enge|engi|ega|egi|oge|ogi|hoga|hogi|jayega|aayega)\b|\b(?:chahiye|chahta|chahti|chahte|sakta|sakti|sakte|dijiye|kijiye|karein|karna hai|aana hai|jaana hai|\w+na hai|\w+ni hai|please|plan)\b/,
};
