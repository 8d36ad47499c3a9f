/*
 * How people name the limits of a price, by language. Phrases are matched in normalised text.
 */

/** Before the number, as whole words. */
export const before = {
  max: 'under|below|not over|no higher than|not higher than|less than|cheaper than|lower than|up to|upto|till|within|at most|not more than|no more than|not above|maximum|maximum of|max|budget|budget is|budget of|budget around|budget about|budget hai|budget karib|budget lagbhag|ज़्यादा से ज़्यादा|ज्यादा से ज्यादा|अधिकतम|बजट|बजट करीब|बजट लगभग|zyada se zyada|jyada se jyada|সর্বোচ্চ|বড়জোর|বাজেট|जास्तीत जास्त',
  min: 'over|above|more than|at least|not less than|no less than|costlier than|higher than|minimum|min|starting from|starting at|कम से कम|न्यूनतम|kam se kam|কমপক্ষে|অন্তত|कमीत कमी|किमान',
  between: 'between|from|in the range of|range',
} as const;

/** Behind the number (and its currency); "(?!…)" keeps तक from तकिया. */
export const after = {
  max: 'से कम|से नीचे|से सस्त|तक|के अंदर|के अन्दर|के भीतर|के नीचे|se kam|se neeche|se niche|se sast|tak|ke andar|ke neeche|ke niche|or less|or under|or below|and below|and under|max|maximum|মধ্যে|কম|নিচে|নীচে|তলায়|ভিতরে|ভেতরে|ভিতর|ভেতর|পর্যন্ত|অবধি|moddhe|modhye|er kom|takar kom|taka kom|niche|bhetore|bhitore|bhetor|porjonto|पेक्षा कमी|पेक्षा स्वस्त|हून कमी|पर्यंत|च्या आत|च्या खाली|च्या आतले|च्या आतला|च्या आतली|च्या आतलं|च्या आतील|आतला|आतली|आतलं|आतले|आतील|आत|खाली|खालील|रुपयांत|रुपयात|ांत|ात|paryant|peryant|chya aat|chya aatla|chya aatli|chya aatle|chya khali|peksha kami|peksha swast|hun kami|aat madhe',
  min: 'से ज़्यादा|से ज्यादा|से अधिक|से ऊपर|से महंग|से महँग|se zyada|se jyada|se upar|se mahang|or more|or above|and above|and up|বেশি|উপরে|ওপরে|উপর|ওপর|er beshi|theke beshi|er besi|opore|upore|पेक्षा जास्त|पेक्षा महाग|हून जास्त|च्या वर|वरील|च्या पुढे|च्या पुढचे|च्या पुढची|peksha jast|peksha mahag|hun jast|chya var|chya pudhe',
} as const;
/** These end a word: nothing may be joined to them. */
export const closed = 'तक|tak|max|maximum|आत|ांत|ात|रुपयांत|रुपयात';

/** Between two limits. */
export const joiners = 'and|to|till|-|से|se|और|aur|থেকে|ও|এবং|theke|ते|te|आणि';
/** Behind two limits. */
export const closings =
  'के बीच|के बीच में|ke beech|ke bich|ke beech mein|এর মধ্যে|মধ্যে|মাঝে|ভেতরে|ভিতরে|er moddhe|moddhe|modhye|majhe|च्या दरम्यान|दरम्यान|मध्ये|च्या मध्ये|chya madhe|madhe|chya darmyan|darmyan';
export const rupees =
  'rupees?|rupaye|rupay|rs\\.?|inr|₹|/-|रुपयांच्या|रुपयांत|रुपयां|रुपयों|रुपये|रुपए|रुपया|रु\\.?|টাকার|টাকা|রুপির|রুপি|takar|taka|रुपयाच्या|रुपयांचा|रुपयांची|रुपयांचे|rupayanchya|rupayan|rupyanchya|rupyan|rupayachya';
/** Case endings that stand between a number and the words behind it. */
export const endings = 'ांच्या|ां|ा|च्या|एवढ्या|ের|এর|র|টার|टका|er|r|chya';
