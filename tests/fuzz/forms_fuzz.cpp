#include "shared/core/verify.h"
#include "shared/forms/answers.h"
#include "shared/json/json.h"
#include "tests/fuzz/value_source.h"

using namespace onedoor;

namespace {

/// A form with every type of field, for inputs that hold answers alone.
constexpr std::string_view every_type = R"({"id":"all","version":1,"title":{"vi":"A","en":"A"},
"steps":[{"id":"s","title":{"vi":"A","en":"A"},"fields":[
{"id":"t","type":"text","label":{"vi":"A","en":"A"},"required":true,"max_length":9},
{"id":"l","type":"long_text","label":{"vi":"A","en":"A"},"when":{"field":"t","filled":true}},
{"id":"n","type":"number","label":{"vi":"A","en":"A"},"min":-5,"max":5},
{"id":"m","type":"money","label":{"vi":"A","en":"A"}},
{"id":"d","type":"date","label":{"vi":"A","en":"A"},"not_after":"today","not_before":"field:e"},
{"id":"e","type":"date","label":{"vi":"A","en":"A"},"not_after":"field:d"},
{"id":"c","type":"choice","label":{"vi":"A","en":"A"},"options":[
{"id":"male","label":{"vi":"A","en":"A"}},{"id":"female","label":{"vi":"A","en":"A"}}]},
{"id":"o","type":"multi_choice","label":{"vi":"A","en":"A"},"options":[
{"id":"x","label":{"vi":"A","en":"A"}},{"id":"y","label":{"vi":"A","en":"A"}}]},
{"id":"i","type":"citizen_id","label":{"vi":"A","en":"A"},
"matches":{"birth_date":"d","sex":"c"}},
{"id":"p","type":"phone","label":{"vi":"A","en":"A"}},
{"id":"w","type":"email","label":{"vi":"A","en":"A"}},
{"id":"u","type":"unit","label":{"vi":"A","en":"A"},"unit":"commune"},
{"id":"a","type":"address","label":{"vi":"A","en":"A"},"required":{"field":"o","in":["x"]}},
{"id":"f","type":"file","label":{"vi":"A","en":"A"}},
{"id":"g","type":"group","label":{"vi":"A","en":"A"},
"repeat":{"min":1,"max":3,"entry":{"vi":"A","en":"A"},"add":{"vi":"A","en":"A"}},"fields":[
{"id":"t","type":"text","label":{"vi":"A","en":"A"},"required":true},
{"id":"d","type":"date","label":{"vi":"A","en":"A"},"when":{"field":"t","filled":true}},
{"id":"k","type":"computed","label":{"vi":"A","en":"A"},"value":{"age":"d"}}]},
{"id":"q","type":"computed","label":{"vi":"A","en":"A"},"value":{"count":"g"}},
{"id":"z","type":"computed","label":{"vi":"A","en":"A"},"value":{"sum":["n","m","q"]}},
{"id":"j","type":"computed","label":{"vi":"A","en":"A"},"value":{"join":["t","d","c"],"with":" "}}
]}],"source":"s","confidence":"low"})";

struct Sound {
    json::Value value = *json::parse(every_type);
    forms::Form form = *forms::parse_form(value);
    std::vector<std::string> words{"2026-11-12", "056192001237", "0905123268", "56",    "22333",
                                   "an@b.vn",    "province",     "commune",    "street"};

    Sound() { fuzz::collect_words(value, words); }
};

/// Answers that were validated validate to the same; every error has a text for people.
void check_answers(forms::Form const& form, json::Value const& answers) {
    forms::Context const context{core::Date{2026, 11, 21}, "late", nullptr};
    forms::Validation const once = validate(form, context, answers);
    if (answers.as_object() == nullptr)
        return;
    forms::Validation const again = validate(form, context, once.answers);
    VERIFY(json::write(again.answers) == json::write(once.answers));
    VERIFY(!once.errors.empty() || again.errors.empty());
    for (forms::FieldError const& error : once.errors)
        VERIFY(!describe(error, form).vi.empty());
    for (std::size_t step = 0; step < form.steps.size(); ++step) {
        VERIFY(validate_step(form, context, answers, step).size() <= once.errors.size());
        for (auto const& visible : visible_fields(form, context, answers, step))
            VERIFY(is_visible(form, context, answers, visible.field->id));
    }
}

}

/// The bytes change a sound form and make up answers for it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static Sound const sound;
    std::span const input(bytes, size);
    std::size_t const half = size / 2;
    json::Value const answers = fuzz::ValueSource(input.subspan(half), sound.words).object();
    check_answers(sound.form, answers);
    if (auto const form = forms::parse_form(fuzz::changed(sound.value, input.first(half))))
        check_answers(*form, answers);
    if (auto const text = json::parse({reinterpret_cast<char const*>(bytes), size}))
        check_answers(sound.form, *text);
    return 0;
}
