import { describe, expect, test } from 'vitest';
import { spell } from '../../../src/main/language/spell/index.ts';
import { testTable } from './table.ts';

testTable(
  'en',
  `
cardinal
0|zero
-23|minus twenty three
007|zero zero seven
999|nine hundred and ninety nine
4,500|four thousand five hundred
10,001|ten thousand and one
1,000,000|one million
54321|five four three two one
20000 customers|twenty thousand customers
1,00,000|one lakh
12,34,567|twelve lakh thirty four thousand five hundred and sixty seven
1,000,000,000,000,000,000,000,000|one zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero zero
decimal
3.14|three point one four
-12.5006 billion|minus twelve point five zero zero six billion
1,234.5|one thousand two hundred and thirty four point five
1.5 lakh|one point five lakh
fraction
1/2|one half
3/4 cup|three quarters cup
2/3|two thirds
5/8|five eighths
2 3/4 kg|two and three quarters kilograms
1½|one and a half
½ kg|one half kilogram
12/34|twelve by thirty four
4.5/5|four point five out of five
ordinal
2nd|second
13th|thirteenth
101st|one hundred first
1,001st|one thousand first
90th|ninetieth
2ⁿᵈ|second
money
$0.99|ninety nine cents
£1.01|one pound one penny
£.50|fifty pence
€20|twenty euros
¥500|five hundred yen
₺80.36|eighty liras thirty six kurus
$1 million|one million dollars
$1m|one million dollars
$5k|five thousand dollars
$10-$20|ten dollars to twenty dollars
-$5|minus five dollars
$3/ea|three dollars each
₹1|one rupee
₹2,999|two thousand nine hundred and ninety nine rupees
₹2,999.50|two thousand nine hundred and ninety nine rupees fifty paise
₹1,50,000|one lakh fifty thousand rupees
₹150000|one lakh fifty thousand rupees
₹0.50|fifty paise
₹2 crore|two crore rupees
Rs. 500|five hundred rupees
Rs 500/-|five hundred rupees
₹500-1,000|five hundred to one thousand rupees
₹500 – ₹1,000|five hundred rupees to one thousand rupees
INR 500|five hundred rupees
500₹|five hundred rupees
EMI from ₹1,499/month|E M I from one thousand four hundred and ninety nine rupees per month
date
July 4th, 2012|july fourth, twenty twelve
the 22nd of July|the twenty second of july
21 Nov|the twenty first of november
21-Nov-2026|the twenty first of november twenty twenty six
21/11/2026|the twenty first of november twenty twenty six
2026-11-21|november twenty first twenty twenty six
2026-11-21T19:30|november twenty first twenty twenty six, nineteen thirty
1900|nineteen hundred
2000|two thousand
1905|nineteen oh five
1980's|nineteen eighties
'70s|seventies
300 B.C.|three hundred BC
1H23|the first half of twenty three
2020-2024|twenty twenty to twenty twenty four
2019-20|twenty nineteen to twenty
Mon, 5 Jan|monday, the fifth of january
Mon-Fri|monday to friday
time
7:30|seven thirty
7:05|seven oh five
19:30|nineteen thirty
7:30 pm|seven thirty PM
9 a.m.|nine AM
7.30 pm|seven thirty PM
10 am–9 pm|ten AM to nine PM
10 am - 9 pm|ten AM to nine PM
at 5 p.m. The shop|at five PM. The shop
from 10 am to 9 pm.|from ten AM to nine PM.
1h 30m|one hour thirty minutes
telephone
+91 98765 43210|plus nine one, nine eight seven six five, four three two one zero
+919876543210|plus nine one, nine eight seven six five, four three two one zero
(+91) 98765 43210|plus nine one, nine eight seven six five, four three two one zero
98765-43210|nine eight seven six five, four three two one zero
9876543210|nine eight seven six five four three two one zero
0172-2701234|zero one seven two, two seven zero one two three four
1800 123 4567|one eight zero zero, one two three, four five six seven
1-800-FLOWERS|one, eight hundred, FLOWERS
800-555-1234|eight hundred, five five five, one two three four
1-123-123-5678|one, one two three, one two three, five six seven eight
digits
order 1042|order one zero four two
Order #1042|Order number one zero four two
orders 1042, 1043 and 1057|orders one zero four two, one zero four three and one zero five seven
order number is 1042|order number is one zero four two
I ordered 3 shirts|I ordered three shirts
order 1500 pieces|order one thousand five hundred pieces
PIN 560001|PIN five six zero zero zero one
phone ending in 2681|phone ending in two six eight one
tracking number TZ4820193756|tracking number T Z four eight two zero one nine three seven five six
A-1042|A one zero four two
1 0 4 2|one zero four two
units
5 kg|five kilograms
1 kg|one kilogram
500ml|five hundred milliliters
5000 mAh|five thousand milliamp hours
a 5000 mAh battery|a five thousand milliamp hour battery
6.1" display|six point one inch display
12 MP|twelve megapixels
120Hz|one hundred and twenty hertz
128 GB|one hundred and twenty eight gigabytes
65W charger|sixty five watt charger
-5°C|minus five degrees Celsius
5'10"|five feet ten inches
55 x 38 x 20 cm|fifty five by thirty eight by twenty centimeters
10×20|ten by twenty
50 m²|fifty square meters
10%|ten percent
10-15%|ten to fifteen percent
60 km/h|sixty kilometers per hour
a 10-minute walk|a ten-minute walk
ranges
5-7 days|five to seven days
10–12|ten to twelve
9-5|nine to five
5 kg - 10 kg|five kilograms to ten kilograms
words
SPF 50+|S P F fifty plus
GST, UPI and EMI|G S T, U P I and E M I
4K TV|four K T V
10k steps|ten thousand steps
A4|A four
Dr. Rao|doctor Rao
No. 5|number five
No. I cannot.|No. I cannot.
shoes, bags, etc.|shoes, bags, et cetera.
e.g. shoes|for example shoes
Cotton & silk|Cotton and silk
import/export|import or export
and/or|and or
N/A|not available
24/7|twenty four seven
help@vaani.example|help at vaani dot example
www.vaani.in/returns|W W W dot vaani dot in slash returns
See vaani.com.|See vaani dot com.
5 + 3 = 8|five plus three equals eight
~500|about five hundred
**bold** text|bold text
5 😀 stars|five stars
(10)|(ten)
१४४|one hundred and forty four
`,
);

describe('an English date whose day and month could be exchanged', () => {
  test('is read month first unless the other order is asked for', () => {
    expect(spell('10/06/2005', 'en')).toBe('october sixth two thousand five');
    const indian = { dateOrder: 'day-first' } as const;
    expect(spell('10/06/2005', 'en', indian)).toBe('the tenth of june two thousand five');
    expect(spell('06/25/2005', 'en', indian)).toBe('june twenty fifth two thousand five');
  });
});
