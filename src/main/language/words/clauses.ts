/*
 * Words at the seams of a sentence that holds several wishes. Whole words or phrases in normalised text,
 * separated by "|".
 */

/** Between two clauses, in any language. */
export const connectors =
  'and also|and then|and please|and after that|after that|and|also|plus|as well as|besides|additionally|apart from that|और फिर|और साथ ही|और उसके बाद|उसके बाद|इसके बाद|साथ ही|और हाँ|और|फिर|तथा|एवं|aur phir|aur fir|aur uske baad|uske baad|iske baad|saath hi|sath hi|aur haan|aur|phir|fir|এবং তারপর|আর তারপর|তারপর|তারপরে|এরপর|এর পরে|সেই সঙ্গে|পাশাপাশি|এবং|আর|ও|ebong|tarpor|tarpore|আরও|आणि मग|आणि नंतर|त्यानंतर|यानंतर|नंतर|तसेच|शिवाय|आणि|मग|aani mag|ani mag|aani|ani|nantar|tyanantar|tasech|mag|then';

/** "if not then", "until then", "far as well": a connector behind these is none. */
export const noConnectorBehind =
  'since|until|till|by|if|just|now and|more|something|anything|kuch|kuchh|कुछ|कोई|কিছু|একবার|एकदा|बार|baar';
/** "और कुछ", "আর কিছু না", "और एक बार": more, not and. */
export const moreBefore =
  'कुछ|कोई|kuch|kuchh|koi|কিছু|কোনো|কোনোদিন|কেউ|না|একবার|একটু|काही|कोणी|से|भी|se|bhi';

/** What a wish in English begins with. */
export const openers =
  "what|where|when|which|who|whose|why|how|is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|has|have|had|isn't|don't|doesn't|can't|won't|i|i'm|i'd|i'll|i've|we|we'd|let|let's|please|kindly|tell|show|give|find|track|cancel|check|return|exchange|refund|replace|compare|search|look|get|send|change|update|book|reserve|call|connect|talk|speak|repeat|say|stop|help|order|buy|add|remove|delete|put|make|take|bring|set|start|begin|list|explain|describe|see|go|schedule|arrange|confirm|deliver|ship|pay|apply|want|need|whether|if it|there|it|it's|switch|turn|open|close|read|transfer|move|drop|pick|recommend|suggest|ask|keep|hold|wait|only|never";

/** A clause that ends like this is not complete yet: "can you | also", "i want to | then". */
export const openEnds =
  'you|i|we|to|please|can|could|would|will|must|should|the|a|an|my|your|or|not|of|for|with|go|come|try|and|is|are|do|but';

/** Said beside a wish; no wish alone. */
export const interjections =
  'yes|no|ok|okay|yeah|yep|nope|well|so|please|hello|hi|hey|hello there|thanks|thank you|sorry|oh|ah|um|uh|hmm|right|sure|alright|great|good|fine|actually|sir|madam|vaani|hello vaani|hi vaani|hey vaani|oh no|wait|no no|हाँ|हां|जी|जी हाँ|नहीं|अच्छा|ठीक है|प्लीज़|प्लीज|कृपया|नमस्ते|हेलो|हैलो|सुनिए|सुनो|अरे|धन्यवाद|शुक्रिया|सॉरी|ओके|भाई|भैया|सर|मैडम|वाणी|haan|ji|ji haan|nahi|accha|acha|achha|theek hai|thik hai|namaste|suno|suniye|are|arre|bhai|bhaiya|shukriya|dhanyavaad|হ্যাঁ|না|আচ্ছা|ঠিক আছে|নমস্কার|হ্যালো|শুনুন|দয়া করে|প্লিজ|ধন্যবাদ|দাদা|দিদি|সরি|hyan|accha|thik ache|nomoskar|shunun|हो|होय|नाही|बरं|बर|ठीक आहे|नमस्कार|हॅलो|ऐका|अहो|कृपया|प्लीज|धन्यवाद|सॉरी|ताई|दादा|ho|hoy|nahi|bara|thik aahe|namaskar|aika|aho';

/** "Rs.", "no.", "Dr.": a full stop behind these ends nothing. */
export const abbreviations =
  'rs|re|no|nos|mr|mrs|ms|dr|st|vs|etc|e.g|i.e|approx|ltd|pvt|रु|डॉ|नं|টা|ডা|নং';
