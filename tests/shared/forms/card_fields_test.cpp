#include "shared/forms/card_fields.h"
#include "shared/json/json.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <filesystem>

using namespace onedoor;
using namespace onedoor::forms;

namespace {

Form form_of(std::string_view json) {
    return parse_form(json::parse(json).value()).value();
}

}

TEST_CASE("card fields: every form lets the card fill in who applies, in its first step") {
    int forms = 0;
    for (auto const& file : std::filesystem::directory_iterator("assets/forms")) {
        if (file.path().filename() == "form.schema.json")
            continue;
        CAPTURE(file.path().string());
        ++forms;
        Form const form = parse_form(support::read_json(file.path())).value();
        CardFields const fields = card_fields(form);
        for (Field const* const field :
             {fields.name, fields.birth_date, fields.number, fields.sex, fields.residence}) {
            REQUIRE(field != nullptr);
            CHECK(field >= form.steps[0].fields.data());
            CHECK(field < form.steps[0].fields.data() + form.steps[0].fields.size());
        }
        CHECK(fields.sex->options.size() == 2);
        CHECK(fields.sex->options[0].id == "male");
        CHECK(fields.sex->options[1].id == "female");
    }
    CHECK(forms == 12);
}

TEST_CASE("card fields: what is asked about somebody else is not the card's") {
    Form const form = form_of(R"({"id":"f","version":1,"title":{"vi":"F","en":"F"},
        "source":"s","confidence":"low","steps":[{"id":"one","title":{"vi":"1","en":"1"},"fields":[
        {"id":"child_name","type":"text","label":{"vi":"T","en":"T"}},
        {"id":"child_dob","type":"date","label":{"vi":"N","en":"N"}},
        {"id":"child_id","type":"citizen_id","label":{"vi":"S","en":"S"},
         "matches":{"birth_date":"child_dob"}}]},
        {"id":"two","title":{"vi":"2","en":"2"},"fields":[
        {"id":"own_dob","type":"date","label":{"vi":"N","en":"N"},"autocomplete":"bday"},
        {"id":"own_id","type":"citizen_id","label":{"vi":"S","en":"S"},
         "matches":{"birth_date":"own_dob"}}]}]})");
    CardFields const fields = card_fields(form);
    CHECK(fields.name == nullptr);
    CHECK(fields.birth_date == &form.steps[1].fields[0]);
    CHECK(fields.number == &form.steps[1].fields[1]);
    CHECK(fields.sex == nullptr);
    CHECK(fields.residence == nullptr);
}
