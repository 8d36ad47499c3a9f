import type { CutWords } from './shape.ts';

export const bn: CutWords = {
  open: 'জানতে চাই আমার|জানতে চাইছি আমার|জানতে চাইছিলাম আমার|বলছি আমার|বলছি যে|বলছিলাম যে|বলছিলাম আমার|জানতে চাই যে|এই|ওই|সেই|ei|oi|sei|এবং|কিন্তু|অথবা|কিংবা|বা|যদি|কারণ|যেহেতু|যাতে|দয়া করে|তাই|ebong|kintu|othoba|kimba|ba|jodi|karon|doya kore|tai|and|or|the|my|but',
  openWithoutVerb:
    'তাহলে আমার|আমার|আমাদের|আপনার|তোমার|আপনাদের|তার|তাদের|এর|ওর|সবচেয়ে|সবথেকে|যে|যেটা|যার|যিনি|কোন|সম্পর্কে|ব্যাপারে|বিষয়ে|মানে|amar|amader|apnar|tomar|apnader|er|shobcheye|sobcheye|je|jeta|jar|kon|somporke|byapare|mane|আমি|আমাকে|আমায়|আমরা|আমাদেরকে|আপনি|আপনাকে|আপনারা|তুমি|একটা|একটি|কোনো|একটু|খুব|আর|বলতে|জানতে|দেখতে|কিনতে|নিতে|দিতে|পেতে|যেতে|পাঠাতে|বদলাতে|খুঁজতে|বাতিল করতে|থেকে|জন্য আমি|নিয়ে|দিয়ে|অর্ডারের|অর্ডারটার|অর্ডার নম্বরের|ফোনের|দোকানের|জিনিসের|জিনিসটার|পার্সেলের|পার্সেলটার|শাড়ির|জুতোর|ফোনটার|এটার|ওটার|মোবাইলের|ami|amake|amra|apni|apnake|tumi|ekta|ekti|kono|ektu|khub|ar|korte|bolte|jante|dekhte|kinte|nite|dite|pete|jete|pathate|theke|niye|diye|orderer|ordertar|phoner|eta-r|etar|otar|ক্যানসেল করে|ট্র্যাক করে|বাতিল করে|চেক করে|চেঞ্জ করে|বুক করে|রিটার্ন করে|এক্সচেঞ্জ করে|বদল করে|cancel kore|track kore|batil kore|check kore|change kore|book kore|return kore|exchange kore|করতে',
  openBehindNumber: 'থেকে|আর|এর|টাকার|ও|theke|ar|er|takar|and|to',
  complete:
    'ধীরে একটু|আস্তে একটু|জোরে একটু|aste ektu|dhire ektu|jore ektu|কাজ করে|কী করে|কি করে|kaj kore|ki kore|এত কিছু|আর কিছু|আরও কিছু|আর একটা|আরেকটা|আর একটু|আরও একটু|ar kichu|aro kichu|সব কিছু|প্রথম থেকে|শুরু থেকে|কোথা থেকে|kotha theke|যা কিছু|এই আর|যে কোন|যে কোনো|এটা কোন|এইটা কোন|জন্য|না আমি|কে আপনি|কেমন আপনি|আর না',
  introductions:
    '(?:(?:হ্যাঁ |আচ্ছা |তো |আর |hyan |accha )*(?:আমার|আপনার|amar|my) )?(?:(?:অর্ডার|ফোন|মোবাইল|কাস্টমার|অর্ডারের|ফোনের|order|phone|mobile|orderer) )?(?:নম্বর|নাম্বার|নং|আইডি|নম্বরটা|নাম্বারটা|number|nombor|nambar|id)(?: হল| হলো| holo)?|(?:আমার|amar|my) (?:নাম|ঠিকানা|বাজেট|সাইজ|ইমেল|প্রশ্ন|অভিযোগ|naam|nam|thikana|budget|size|address)(?: হল| হলো| holo)?|(?:আমার|আমাদের|amar) (?:চাই|দরকার|লাগবে|chai|dorkar|lagbe)|(?:আমি|ami) (?:চাই|কিনব|নেব|খুঁজছি|chai|kinbo|nebo|khujchi)(?: একটা| একটি| ekta)?|(?:আপনাদের|আপনার|apnader|apnar) (?:কাছে|এখানে|kache|kachhe|ekhane)|(?:আপনি|আপনারা|apni|apnara) (?:কি|ki)|(?:আমাকে|আমায়|amake|amay) (?:একটা|একটু|ekta|ektu)(?: .{1,10})?',
};
