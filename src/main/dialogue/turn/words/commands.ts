import type { Language } from '../../../../contract/language.ts';

/*
 * Commands to the voice: phrases separated by "|", as whole utterances. What asks for another pace,
 * volume or for a repetition is in the examples of the acts (understand/acts); what is here is only
 * what those do not tell apart or are too wide for.
 */

/** Be quiet. The examples of the act `stop` are that too, except those for a moment (`wait`) and those that `drops` finds. */
export const stop: Readonly<Record<Language, string>> = {
  en: "stop|stop that|stop now|stop speaking|be quiet|hush|silence|enough|no more|don't talk|do not talk|don't speak|mute|स्टॉप|स्टाप|স্টপ",
  hi: 'चुप रहिए|चुप करो|बस करिए|अब बस|बहुत हो गया|बोलना बंद कीजिए|बंद करो|बंद कीजिए|बंद|मत बोलिए|शांत रहो|शांत रहिए|शांत|इतना काफ़ी है|स्टॉप|chup|chup rahiye|chup karo|bas|bas kijiye|bas kariye|ab bas|bahut ho gaya|band karo|band kijiye|mat bolo|mat boliye|khamosh|itna kafi hai',
  bn: 'থামুন|থামো|থামান|থামাও|থাম|চুপ কর|ব্যস|ব্যাস|বাস|আর না|কথা বলা বন্ধ কর|বন্ধ করুন|বন্ধ|বলবেন না|যথেষ্ট|thamo|tham|chup|chup korun|bas|byas|ar na|kotha bola bondho korun|bondho korun|ar bolte hobe na|bolo na',
  mr: 'थांबव|थांबवा|गप्प|गप्प रहा|गप|चुप|बस करा|पुरे|आता पुरे|पुरे झालं|बोलणं बंद करा|बंद करा|बंद|शांत|gapp|gap|gapp bas|chup|bas|bas zala|pure|pure ata|bolna band kara|band kar|bolu naka|shant basa',
};

/** Parts of the examples of the act `stop` that drop what is being talked about, or put it off: for the dialogue. */
export const drops =
  'mind|leave|forget|scrap|drop|skip|start over|start again|let it be|bother|no need|not now|^cut it$|छोड़|छोड|जाने दी?|जाने दो|शुरू से|रहने दी?|रहने दो|अभी नहीं|cho?h?d|jaane do|re?hne do|nahi?n? chahiye|zarurat|ছেড়ে|ছাড়|বাদ|(?<![^ ])থাক(?![^ ])|যেতে দিন|প্রথম থেকে|এখন না|লাগবে না|charo|^thak$|dorkar nei|जाऊ दे|जाऊ द्या|सोड|सुरुवातीपासून|राहू दे|राहू द्या|असू दे|असू द्या|आत्ता नको|rahu de|soda|garaj nahi|pudhe nako';

/** Be quiet for a moment. */
export const wait: Readonly<Record<Language, string>> = {
  en: "wait|wait a moment|wait a minute|wait a second|wait a sec|wait up|hold on|hold on a second|hold on a minute|hold it|hang on|hang on a second|one moment|one minute|one second|one sec|a moment|a minute|a second|just a moment|just a second|just a minute|just a sec|give me a moment|give me a minute|give me a second|let me think|let me think for a moment|i am thinking|i'm thinking|let me see|pause|वेट|ওয়েট",
  hi: 'रुको|रुकिए|रुकिये|रुक|रुक जाओ|रुक जाइए|रुको ज़रा|ज़रा रुको|ज़रा रुकिए|थोड़ा रुको|थोड़ा रुकिए|थोड़ा रुकना|थोड़ी देर रुको|थोड़ी देर रुकिए|एक मिनट|एक मिनट रुको|एक मिनट रुकिए|एक सेकंड|एक सेकंड रुको|ठहरो|ठहरिए|ठहर जाओ|ठहरिए ज़रा|एक मिनट ठहरिए|थम जाओ|सोचने दो|सोचने दीजिए|मैं सोच रहा हूं|मैं सोच रही हूं|होल्ड करो|अभी रुको|ruko|rukiye|ruk|ruk jao|ruk jaiye|zara ruko|thoda ruko|ek minute|ek minute ruko|ek min|ek min ruko|ek second|ek second ruko|thahro|thehro|thahriye|sochne do|sochne do zara|hold karo|abhi ruko',
  bn: 'দাঁড়ান|দাঁড়াও|দাঁড়া|একটু দাঁড়ান|একটু দাঁড়াও|একটু থামুন|একটু থামো|এক মিনিট|এক মিনিট দাঁড়ান|এক মিনিট থামুন|এক সেকেন্ড|একটু অপেক্ষা করুন|অপেক্ষা করুন|একটু সবুর করুন|সবুর করুন|একটু ভাবতে দিন|ভাবতে দিন|একটু ভাবি|রুকো|daran|darao|ektu daran|ektu darao|ek minute|ek minit|ek minute thamo|ek second|opekkha korun|ektu opekkha korun|bhabte din|ektu bhabte din',
  mr: 'थांबा|थांब|जरा थांबा|थांब जरा|जरा थांब|थांबा जरा|आता थांबा|थांबा आता|थोडं थांबा|थोडा वेळ थांबा|एक मिनिट|एक मिनिट थांबा|एक सेकंद|एक सेकंद थांबा|विचार करू दे|विचार करू द्या|विचार करू दे थांब|सबुरीने|thamba|thamb|jara thamba|thamb jara|ek minute|ek minit|ek minute thamba|ek min|ek min thamb|ek second|vichar karu dya|vichar karu de',
};

/** Beside what the examples of the acts have. */
export const more: Readonly<
  Record<'slower' | 'faster' | 'louder' | 'quieter' | 'repeat', readonly string[]>
> = {
  slower: [
    'go slow|go slower|speak slower|speak slow|slower|more slowly|talk slower',
    'धीरे|धीमे बोलो|आहिस्ता|आहिस्ता बोलिए|आराम से|dheere|dhire bolo|aahista',
    'ধীরে|aste|dhire',
    'सावकाश|savkash|halu',
  ],
  faster: ['go faster|faster|quicker|speak quicker|talk faster', 'तेज़ बोलो|और तेज़ बोलो', 'জলদি'],
  louder: [
    'louder|loudly|loud|talk louder|turn it up',
    'ज़ोर से|zor se',
    'jore',
    'जोरात|jorat|mothyane',
  ],
  quieter: [
    'quieter|softer|not so loud|too loud|speak quieter|talk quieter|turn it down',
    'धीमी आवाज़ में|आवाज़ कम',
    'আওয়াজ কম',
    'आवाज कमी|avaj kami',
  ],
  repeat: [
    'say again|again please|repeat please|say that one more time|repeat what you said|what did you just say|could you say that again|pardon me|come again please',
    'फिर से|फिर से बोलिए|फिर बोलो|दोबारा|phir se|dubara|firse|fir se bolo',
    'আবার|আরেকবার|abar|arekbar',
    'पुन्हा एकदा|पुन्हा बोला|परत बोला|परत|punha|parat',
  ],
};

/** Examples of the act that a person says for other reasons too: alone, they command nothing. */
export const notCommands: Readonly<Record<Language, string>> = {
  en: 'sorry|what|huh|eh|eh what|you were saying|hurry|what is it',
  hi: '',
  bn: '',
  mr: '',
};

/** How much, anywhere in a command. */
export const degrees =
  'a bit|a little|bit|little|थोड़ा|थोड़ी|थोड़ा सा|ज़रा|thoda|thodi|thoda sa|zara|একটু|একটুখানি|ektu|थोडं|थोडा|जरा|जरासं|jara';

/** Politeness, address and filling, at either end of a command. */
export const courtesy =
  "please|kindly|sorry|excuse me|hey|vaani|vani|ok|okay|oh|now|just|can you|could you|would you|will you|can you please|could you please|sir|madam|ma'am|dear|um|uh|for me|thanks|thank you|right now|okay okay|कृपया|प्लीज़|प्लीज|वाणी|सुनो|सुनिए|अरे|अरे यार|यार|भाई|भैया|दीदी|मैडम|सर|जी|अच्छा|ओके|सॉरी|माफ़ कीजिए|अब|suno|suniye|are|arre|yaar|bhai|bhaiya|didi|ji|accha|acha|ab|দয়া করে|প্লিজ|বাণী|শুনুন|শোনো|আরে|দাদা|দিদি|ভাই|আচ্ছা|ওকে|সরি|এখন|গো|doya kore|shunun|dada|ekhon|ऐका|अहो|ताई|दादा|बरं|माफ करा|आता|aika|aho|tai|ata";

/** A no before a command takes nothing back; behind it it would: "zor se nahi". */
export const openers = 'no|no no|नहीं|नहीं नहीं|nahi|nahi nahi|না|না না|na|नाही|नको';
