// Writes tests/Mocop.Tests/Tokens/token-vectors.jsonl: texts and what npm's tiktoken makes of them. Run it with `npm run token-vectors` after `npm ci`.
// A line: name; text (or utf16, base64 of UTF-16LE, where there are unpaired surrogates); times, if the text is to be repeated; and for each
// encoding the number of tokens, the SHA-256 of the comma-separated tokens, and the tokens themselves where they are few.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { get_encoding } from 'tiktoken';

const encodings = ['o200k_base', 'cl100k_base', 'p50k_base'].map(name => [name, get_encoding(name)]);
const cases = [];
const add = (name, text, times = 1) => cases.push({ name, text, times });

// xorshift32: the same texts each time.
let state = 0x9e3779b9;
const random = below => {
  state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
  return (state >>> 0) % below;
};
const pick = list => list[random(list.length)];
const many = (count, make) => Array.from({ length: count }, make).join('');

add('prose', 'The weather station on the hill had not reported since Tuesday. "It\'s the battery," she said; we\'d replaced it twice, and they\'ll '
  + 'need another before winter. Nobody wanted to climb up there again — not in this wind, and not for 3.5 degrees of difference.\n\n'
  + 'By evening, though, the numbers came back: 1013 hPa, 87 % humidity, and a gust of 112 km/h at 04:17. HE\'D BEEN RIGHT, it wasn\'t the battery.\n', 3);
add('code', 'public static int Fold<T>(IReadOnlyList<T> items, Func<int, T, int> step)\n{\n\tvar total = 0;\r\n\tfor (var i = 0; i < items.Count; i++)\n'
  + '\t\ttotal = step(total, items[i]); // step(…)\n    return total;\n}\n\n\n#include <stdio.h>\nif (a != b && c->d[0] == \'\\0\') { /* ### */ }\n'
  + 'def f(x: int = 0x1F) -> dict[str, int]:\n        return {"a_b": x ** 2, \'c\': __name__}\n');
add('markup', '<div class="row mb-3"><a href="https://example.org/a/b?c=d&amp;e=%20f#g">Link</a></div>\n| a | b |\n|---|---|\n- [ ] todo\n```json\n{"k": [1, 2.5e-3, null]}\n```\n');
add('special', '<|endoftext|><|fim_prefix|><|endofprompt|> <|im_start|>system<|im_end|>');
add('contractions', "I'm I'M we're WE'RE they've he'll HE'LL she'd it's IT'S don't 'tis 'twas x'ſ X'ſy 'sabc ''s '\u2019s rock'n'roll o'clock'll");
add('numbers', '1 12 123 1234 12345 1234567890 3.14159 1,000,000 0xDEADBEEF ½ ² ٣٤٥٦ १२३४ ５６７８ Ⅷ ①②③④');
add('spaces', ' a  b   c    d\t\te \t f\n g\n\n h \n \n i\r\n\r\n j \u00a0\u2003\u3000 k\u2028l\u0085m \n');
add('space end', 'end   ');
add('line ends and slashes', 'a!!\n/b //\n\n/ ...\r\n x/\n');
add('marks', 'e\u0301 \u0301a !\u0301b 1\u0301 \n\u0301c \u0301\u0301 \u0301ABC \u0301ABCd ABª ABªC ABªCd \u02b0AB ǅungla ǄUNGLA');
add('camel', 'someVariableName SomeHTTPServer XMLHttpRequest iOS macOS ABCdefGHI iPhone15Pro snake_case_NAME kebab-case');
add('byte order mark', '\ufeffHello');
add('byte order mark alone', '\ufeff');
add('byte order marks', '\ufeff\ufeff a\ufeffb \ufeff1');
add('unpaired high', 'a\ud83db \ud83d \ud83d\ud83d');
add('unpaired low', 'a\ude00b \ude00 \ude00\ud83d');
add('unpaired at the end', 'smile \ud83d');
add('emoji', '😀 😃😄 👩‍👩‍👧‍👦 👍🏽👍🏿 🏳️‍🌈 🇩🇪🇯🇵 ❤️ ☎︎ 1️⃣ 🫠');
add('invisible', 'a\u200bb\u200d\u2060c\u202ed\u202c \u{e0041}\u{e0042}\u{e007f} \ufe0f\u00ad');
add('beyond the plane', '𝒜𝓁𝓅𝒽𝒶 𝟙𝟚𝟛𝟜 𐐀𐐨 𠮷野家 𒀀𒀁 𓀀 𐍈 🀄');

const scripts = {
  latin: 'Zażółć gęślą jaźń, Straße und façade; Tất cả mọi người sinh ra đều được tự do', greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι',
  cyrillic: 'Все люди рождаются свободными и равными, ЇЖАК і ґанок', armenian: 'Բոլոր մարդիկ ծնվում են ազատ', georgian: 'ყველა ადამიანი იბადება თავისუფალი',
  hebrew: 'כל בני האדם נולדו בני חורין', arabic: 'يولد جميع الناس أحرارًا متساوين، ١٢٣', syriac: 'ܟܠ ܒܪܢܫܐ', devanagari: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में',
  bengali: 'সমস্ত মানুষ স্বাধীনভাবে', gurmukhi: 'ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ', gujarati: 'પ્રતિષ્ઠા અને અધિકારોની', tamil: 'மனிதப் பிறிவியினர் சகலரும்', telugu: 'ప్రతిపత్తిస్వత్వముల విషయమున',
  kannada: 'ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ', malayalam: 'മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും', sinhala: 'සියලු මනුෂ්‍යයෝ නිදහස්ව', thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน',
  lao: 'ມະນຸດທຸກຄົນເກີດມາ', khmer: 'មនុស្សទាំងអស់កើតមក', burmese: 'လူတိုင်းသည် တူညီ လွတ်လပ်သော', tibetan: 'འགྲོ་བ་མིའི་རིགས', ethiopic: 'የሰው ልጅ ሁሉ ሲወለድ',
  cherokee: 'ᎾᏂᎥ ᏴᏫ ᎨᎦᏓᎸᎢ', han: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心', kana: 'すべての人間は、カタカナとｶﾀｶﾅで自由に', hangul: '모든 인간은 태어날 때부터 자유로우며 ㄱㄴㄷ',
  mongolian: 'ᠬᠦᠮᠦᠨ ᠪᠦᠷ', math: '∀x ∈ ℝ: ⌈x⌉ ≥ x ⇒ √2 ≠ ½·π²',
};
for (const [name, text] of Object.entries(scripts)) add(`script ${name}`, text);

for (const [unit, times] of [['a', 3000], [' ', 3000], ['=', 2000], ['ab', 1500], ['\n', 1000], ['1', 2000], ['\u0301', 500], ['ไทย', 300], ['😀', 300], ['A', 1000],
  ['aA', 700], ["'s", 500], ['\ud83d', 300], ['the ', 800], ['abcdefghijklmnopqrstuvwxyz', 60], ['-', 129], [' ', 83], ['0', 4]])
  add(`repeat ${JSON.stringify(unit)}`, unit, times);

const atoms = ['a', 'B', 'é', 'e\u0301', '\u0301', 'ß', 'ſ', "'", "'s", "'LL", "'re", '’', '\n', '\r', '\r\n', ' ', '  ', '\t', '\u00a0', '\u3000', '1', '23', '٣', '½', '汉', 'ª',
  'ʰ', 'Ǆ', 'ǅ', '😀', '👩‍👩‍👧', '𝒜', '𐐀', '𐐨', '\ud800', '\udc00', '!', '/', '//', '...', 'the', ' the', 'ing', 'Hello', 'WORLD', 'const', '{}', '();', '\ufeff', '\u200b'];
for (let i = 0; i < 250; i++) add(`mixture ${i}`, many(1 + random(24), () => pick(atoms)));
for (let i = 0; i < 60; i++) add(`plane 0 ${i}`, many(1 + random(40), () => String.fromCharCode(random(0x10000))));
for (let i = 0; i < 60; i++) add(`any plane ${i}`, many(1 + random(30), () => String.fromCodePoint(random(0x110000))));
for (let i = 0; i < 30; i++) add(`letters ${i}`, many(20 + random(400), () => String.fromCharCode(97 + random(26))));
for (let i = 0; i < 30; i++) add(`near ${i}`, (base => many(10 + random(80), () => String.fromCodePoint(base + random(64))))(pick([0x370, 0x400, 0x5d0, 0x620, 0x900, 0xe00, 0x1100, 0x3040, 0x4e00, 0xac00, 0x1f600, 0x10400])));

const wellFormed = text => Buffer.from(text, 'utf8').toString('utf8') === text;
const lines = cases.map(({ name, text, times }) => {
  const line = wellFormed(text) ? { name, text } : { name, utf16: Buffer.from(text, 'utf16le').toString('base64') };
  if (times > 1) line.times = times;
  for (const [encoding, encoder] of encodings) {
    const tokens = encoder.encode_ordinary(text.repeat(times));
    line[encoding] = { count: tokens.length, sha256: createHash('sha256').update(tokens.join(',')).digest('hex') };
    if (tokens.length <= 12) line[encoding].tokens = [...tokens];
  }
  return JSON.stringify(line);
});
const target = new URL('../Mocop.Tests/Tokens/token-vectors.jsonl', import.meta.url);
fs.writeFileSync(target, lines.join('\n') + '\n');
console.log(`${lines.length} texts, ${fs.statSync(target).size} bytes`);
