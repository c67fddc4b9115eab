#include "tests/shared/text/typist.h"

#include <doctest/doctest.h>

using namespace onedoor;
using text::InputMethod;

namespace {

std::string telex(std::string_view keys) {
    return text::typed(InputMethod::Telex, keys);
}

std::string vni(std::string_view keys) {
    return text::typed(InputMethod::Vni, keys);
}

}

TEST_CASE("Telex: a name and the words that are easily got wrong") {
    CHECK(telex("Nguyeenx Thij Khuyur") == "Nguyễn Thị Khuỷu");
    CHECK(telex("thuowr") == "thuở");
    CHECK(telex("gieengs") == "giếng");
    CHECK(telex("gif") == "gì");
    CHECK(telex("quyeets") == "quyết");
    CHECK(telex("quys") == "quý");
    CHECK(telex("khuyur") == "khuỷu");
    CHECK(telex("ngoeos") == "ngoéo");
    CHECK(telex("huynhf") == "huỳnh");
    CHECK(telex("khuya") == "khuya");
    CHECK(telex("xooong") == "xoong");
    CHECK(telex("moooc") == "mooc");
    CHECK(telex("DDawks Lawks") == "Đắk Lắk");
    CHECK(telex("Kroong Pawks DDrawks") == "Krông Pắk Đrắk");
    CHECK(telex("uwowcs muwif") == "ước mừi");
    CHECK(telex("CONGJ HOAF") == "CỌNG HÒA");
}

TEST_CASE("VNI: a name and the words that are easily got wrong") {
    CHECK(vni("Nguye6n4 Thi5 Khuyu3") == "Nguyễn Thị Khuỷu");
    CHECK(vni("thuo73 d9u7o7ng2 d9u7o7ng2") == "thuở đường đường");
    CHECK(vni("d9uong72 duong729") == "đường đường");
    CHECK(vni("gie61ng gi2 quye61t quy1 ngoe1o") == "giếng gì quyết quý ngoéo");
    CHECK(vni("D9a81k La81k 12") == "Đắk Lắk 12");
    CHECK(vni("oa2") == "òa");
}

TEST_CASE("typing: marks may stand anywhere in the word after their letter") {
    for (char const* const keys : {"nguyeenx", "nguyeexn", "nguyexen", "nguyenxe", "nguyenex"})
        CHECK(telex(keys) == "nguyễn");
    for (char const* const keys :
         {"dduwowngf", "duongwfd", "duowngdf", "dduowfng", "duwowfngd", "dduwongf", "dufongwd"})
        CHECK(telex(keys) == "đường");
    CHECK(telex("nuocws") == "nước");
    CHECK(telex("nguoiwf") == "người");
    CHECK(telex("tw nhwngx") == "tư những");
    CHECK(telex("giuwx giwx") == "giữ giữ");
    CHECK(telex("hoangwr") == "hoẳng");
}

TEST_CASE("typing: another mark takes the place of the first") {
    CHECK(telex("asf") == "à");
    CHECK(telex("aaw") == "ă");
    CHECK(telex("ow") == "ơ");
    CHECK(telex("owo") == "ô");
    CHECK(telex("muoonw") == "mươn");
    CHECK(telex("muwowno") == "muôn");
    CHECK(telex("toansz") == "toan");
    CHECK(vni("toan10") == "toan");
}

TEST_CASE("typing: abbreviations of offices have their Đ") {
    CHECK(telex("12/QDD-UBND") == "12/QĐ-UBND");
    CHECK(telex("HDDND NDD-CP") == "HĐND NĐ-CP");
    CHECK(vni("12/QD9-UBND") == "12/QĐ-UBND");
    CHECK(telex("DDDD") == "DDD");
}

TEST_CASE("typing: the same mark again is taken off and gives its key") {
    CHECK(telex("aaa") == "aa");
    CHECK(telex("ass") == "as");
    CHECK(telex("ooo") == "oo");
    CHECK(telex("aww") == "aw");
    CHECK(telex("uww") == "uw");
    CHECK(telex("ww") == "w");
    CHECK(telex("twwitter") == "twitter");
    CHECK(telex("uoww") == "uow");
    CHECK(telex("ddd") == "dd");
    CHECK(telex("tesst") == "test");
    CHECK(telex("nguyeenxx") == "nguyênx");
    CHECK(vni("a66") == "a6");
    CHECK(vni("a11") == "a1");
    CHECK(vni("d99") == "d9");
    CHECK(vni("o77") == "o7");
    CHECK(vni("a88") == "a8");
}

TEST_CASE("typing: the tone moves as the word grows") {
    CHECK(telex("hofa") == "hòa");
    CHECK(telex("hofan") == "hoàn");
    CHECK(telex("tosan") == "toán");
    CHECK(telex("gifa") == "già");
    CHECK(telex("gisa") == "giá");
    CHECK(telex("muxonw") == "mưỡn");
}

TEST_CASE("typing: both styles of placing the tone") {
    auto const modern = [](std::string_view keys) {
        return text::typed(InputMethod::Telex, keys, text::ToneStyle::Modern);
    };
    CHECK(telex("hoaf khoer thuys") == "hòa khỏe thúy");
    CHECK(modern("hoaf khoer thuys") == "hoà khoẻ thuý");
    CHECK(modern("hoanf mias mufa quas quys thuowr") == "hoàn mía mùa quá quý thuở");
}

TEST_CASE("typing: upper and lower case stay with their letters") {
    CHECK(telex("NGUYEENX") == "NGUYỄN");
    CHECK(telex("Ddawng") == "Đăng");
    CHECK(telex("dDawng") == "đăng");
    CHECK(telex("DDAWNGS") == "ĐẮNG");
    CHECK(telex("WNGS") == "ỨNG");
    CHECK(vni("D9A81NG") == "ĐẮNG");
}

TEST_CASE("typing: what cannot be Vietnamese stays as typed") {
    for (char const* const word :
         {"Alexander", "Christopher", "Elizabeth", "Facebook", "Google",   "Microsoft", "Windows",
          "William",   "Washington",  "Oscar",     "Mexico",   "Text",     "Robert",    "Smith",
          "Anderson",  "Jefferson",   "Wilson",    "pizza",    "software", "Excel",     "Zalo",
          "express",   "Charles",     "Walter",    "cafe",     "Victor",   "Dropbox",   "wifi"})
        CHECK(telex(word) == word);
    for (char const* const word : {"H15", "P12", "2062", "12/11/2062", "B2B", "abc123", "Nguyen2x"})
        CHECK_MESSAGE(vni(word) == word, word);
}

TEST_CASE("typing: an address keeps its letters") {
    CHECK(telex("hoas@gmail.com") == "hoas@gmail.com");
    CHECK(telex("nguyen.as@as.vn") == "nguyen.as@as.vn");
    CHECK(telex("https://as.vn/as") == "https://as.vn/as");
    CHECK(vni("hoa1@mail2.vn") == "hoa1@mail2.vn");
}

TEST_CASE("typing: only the word before the caret is touched") {
    text::Typed const typed = text::type_key(InputMethod::Telex, "Trần-Nguyên", "", U'x');
    CHECK(typed.replaced == 6);
    CHECK(typed.text == "Nguyễn");
    CHECK(typed.keys.empty());
    text::Typed const plain = text::type_key(InputMethod::Telex, "Trần ", "Traafn", U'x');
    CHECK(plain.replaced == 0);
    CHECK(plain.text == "x");
    CHECK(plain.keys == "x");
}

TEST_CASE("typing: decomposed letters before the caret become one word") {
    text::Typed const typed = text::type_key(InputMethod::Telex, "nguye\u0302n", "", U'x');
    CHECK(typed.replaced == 7);
    CHECK(typed.text == "nguyễn");
}

TEST_CASE("typing: with the device's own input method every key is written") {
    text::Typed const typed = text::type_key(InputMethod::System, "a", "a", U's');
    CHECK(typed.replaced == 0);
    CHECK(typed.text == "s");
}
