import type { CutWords } from './shape.ts';

export const mr: CutWords = {
  open: 'या|ह्या|त्या|ज्या|कोणत्या|hya|tya|kontya|आणि|किंवा|परंतु|कारण|जर|जरी|तसेच|म्हणून|ani|aani|kinva|kimva|karan|jar|mhanun|and|or|the|my|but',
  openWithoutVerb:
    'म्हणजे|माझा|माझी|माझं|माझे|माझ्या|तुमचा|तुमची|तुमचं|तुमचे|तुमच्या|आमचा|आमची|आमच्या|तुझा|तुझी|तुझ्या|आपल्या|त्याचा|त्याची|त्याच्या|तिच्या|जो|जी|सगळ्यात|सर्वात|खूप|बद्दल|विषयी|च्या|चा|ची|पेक्षा|पेक्षाही|प्रत्येक|कोणत्याही|एखादा|एखादी|एखादं|असा|अशी|का मी|काय तुम्ही|ऑर्डरच्या|ऑर्डरचा|ऑर्डरचं|ऑर्डरची|ऑर्डरबद्दल|मोबाइलच्या|फोनच्या|फोनची|साडीची|दुकानाच्या|दुकानाची|पार्सलचं|पार्सलचा|पेमेंटबद्दल|पॉलिसीबद्दल|करून|घेऊन|देऊन|जाऊन|mhanje|majha|majhi|majhe|majhya|maza|mazi|maze|mazya|mazhya|tumcha|tumchi|tumche|tumchya|aamcha|amcha|amchya|tujha|tujhi|tyacha|tyachya|ya|saglyat|sarvat|khup|khoop|baddal|vishayi|chya|cha|chi|peksha|pratyek|ordercha|orderchya|orderchi|karun|gheun|deun|मी|मला|आम्ही|आम्हाला|तुम्ही|तुम्हाला|तुझं|एक|काही|जरा|थोडं|हा|ही|हे|ती|ते|तो|मध्ये|ला|ने|करायला|घ्यायला|बघायला|विचारायला|पण|mi|mala|aamhi|amhi|tumhi|tumhala|ek|kahi|jara|ha|hi|he|te|ti|la|ne|karayla|ghyayla|baghayla|pan|pahije ek|pahije mala ek',
  openBehindNumber: 'ते|आणि|च्या|चा|ची|चं|पेक्षा|te|ani|aani|chya|cha|chi|peksha|and|to',
  complete:
    'हळू जरा|मोठ्याने जरा|सावकाश जरा|halu jara|मी पण|तू पण|हे पण|ते पण|हा पण|ती पण|mi pan|he pan|नंबर एक|अजून एक|आणखी एक|आणखी काही|अजून काही|ajun ek|खूप खूप|आवडलं खूप|काय ते|काय हे|कोण तो|येतो मी|येते मी|कसं करून|परत एक|हो मी|नाही मी|बाकी काही|अजून खूप|रंगाचा|रंगाची|कुठे ती|कुठे ते|कुठे तो',
  introductions:
    '(?:(?:हो |आता |तर |आणि |ho |tar )*(?:माझा|माझी|माझं|तुमचा|majha|maza|mazha|my) )?(?:(?:ऑर्डर|ऑडर|फोन|मोबाइल|मोबाईल|कस्टमर|order|phone|mobile) )?(?:नंबर|क्रमांक|आयडी|number|nambar|no|id)(?: आहे| aahe| ahe)?|(?:माझं|माझे|माझा|माझी|majha|maza|mazha|majhe|maze|my) (?:नाव|पत्ता|बजेट|साइज|साईज|ईमेल|प्रश्न|तक्रार|naav|nav|patta|budget|size|address)(?: आहे| aahe| ahe)?|(?:मला|आम्हाला|mala) (?:हवा|हवी|हवं|हवे|पाहिजे|घ्यायचा|घ्यायची|घ्यायचं|करायचं|करायची|विचारायचं|सांगायचं|hava|havi|have|pahije|ghyaycha|ghyaychi|karaycha|karaychi|vicharaycha)(?: आहे| होता| होती| होतं| aahe| ahe)? ?(?:एक|ek)?|(?:तुमच्याकडे|तुमच्या कडे|tumchyakade|tumchya kade)|(?:तुम्ही|tumhi) (?:मला|mala)',
};
