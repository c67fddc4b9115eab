#include "shared/core/verify.h"
#include "shared/forms/answers.h"
#include "shared/json/json.h"

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
{"id":"s","type":"computed","label":{"vi":"A","en":"A"},"value":{"sum":["n","m","q"]}},
{"id":"j","type":"computed","label":{"vi":"A","en":"A"},"value":{"join":["t","d","c"],"with":" "}}
]}],"source":"s","confidence":"low"})";

forms::Form const& form_of_every_type() {
    static forms::Form const form = [] {
        auto const value = json::parse(every_type);
        VERIFY(value);
        auto parsed = forms::parse_form(*value);
        VERIFY(parsed);
        return *std::move(parsed);
    }();
    return form;
}

/// Answers that were validated validate to the same; every error has a text for people.
void check_answers(forms::Form const& form, json::Value const& answers) {
    forms::Context const context{core::Date{2026, 11, 21}, "late", nullptr};
    forms::Validation const once = validate(form, context, answers);
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

/// The first line is a form, the rest answers; what is no form is tried as answers.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(bytes), size);
    std::size_t const line = std::min(input.find('\n'), size);
    auto const first = json::parse(input.substr(0, line));
    if (!first)
        return 0;
    auto const rest = json::parse(input.substr(std::min(line + 1, size)));
    check_answers(form_of_every_type(), *first);
    if (auto const form = forms::parse_form(*first))
        check_answers(*form, rest ? *rest : json::Value(json::Object()));
    return 0;
}
