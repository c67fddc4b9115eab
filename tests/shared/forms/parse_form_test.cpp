#include "tests/shared/forms/form_fixture.h"
#include "tests/support/read_file.h"

#include <filesystem>

using namespace onedoor;
using namespace onedoor::forms;

TEST_CASE("form: every published form is accepted") {
    int count = 0;
    for (auto const& entry : std::filesystem::directory_iterator("assets/forms")) {
        std::string const path = entry.path().string();
        if (path.find(".v") == std::string::npos)
            continue;
        Result<Form> const form = parse_form(support::read_json(path));
        CHECK_MESSAGE(form.has_value(), path, form ? "" : form.error().code + form.error().path);
        ++count;
    }
    CHECK(count >= 12);
}

TEST_CASE("form: two fields with one id are refused, members of two groups are not") {
    CHECK(refusal_of(field_text("a", "text") + "," + field_text("a", "text")) ==
          "form.duplicate_id");
    std::string const group = ",'repeat':{'min':0,'max':2,'entry':{'vi':'M','en':'E'},"
                              "'add':{'vi':'T','en':'A'}},'fields':[" +
                              field_text("name", "text") + "]";
    CHECK(refusal_of(field_text("a", "group", group) + "," + field_text("b", "group", group)) ==
          "accepted");
}

TEST_CASE("form: references to fields that do not exist or do not fit are refused") {
    CHECK(refusal_of(field_text("a", "text", ",'when':{'field':'b','filled':true}")) ==
          "form.reference");
    CHECK(refusal_of(field_text("a", "date", ",'not_after':'field:b'") + "," +
                     field_text("b", "text")) == "form.reference");
    CHECK(refusal_of(field_text("a", "computed", ",'value':{'count':'b'}") + "," +
                     field_text("b", "text")) == "form.reference");
    CHECK(refusal_of(field_text("a", "citizen_id", ",'matches':{'birth_date':'b'}") + "," +
                     field_text("b", "text")) == "form.reference");
}

TEST_CASE("form: a condition compares a choice with its own options only") {
    std::string const choice = field_text("a", "choice", yes_no) + ",";
    CHECK(refusal_of(choice + field_text("b", "text", ",'when':{'field':'a','equals':'yes'}")) ==
          "accepted");
    CHECK(refusal_of(choice + field_text("b", "text", ",'when':{'field':'a','equals':'maybe'}")) ==
          "form.option");
}

TEST_CASE("form: visibility and values that depend on themselves are refused") {
    CHECK(refusal_of(field_text("a", "text", ",'when':{'field':'a','filled':true}")) ==
          "form.cycle");
    CHECK(refusal_of(field_text("a", "text", ",'when':{'field':'b','filled':true}") + "," +
                     field_text("b", "text", ",'when':{'not':{'field':'a','filled':true}}")) ==
          "form.cycle");
    CHECK(refusal_of(field_text("a", "computed", ",'value':{'join':['b'],'with':' '}") + "," +
                     field_text("b", "computed", ",'value':{'join':['a'],'with':' '}")) ==
          "form.cycle");
    Result<Form> const own_step = form_of_steps(
        step_text("one", field_text("a", "text"), ",'when':{'field':'a','filled':true}"));
    REQUIRE_FALSE(own_step.has_value());
    CHECK(own_step.error().code == "form.cycle");
    CHECK(own_step.error().path == "steps[0].fields[0]");
}

TEST_CASE("form: required and date bounds may point at each other") {
    CHECK(refusal_of(field_text("a", "date",
                                ",'not_after':'field:b','required':{'field':'b','filled':true}") +
                     "," + field_text("b", "date", ",'not_before':'field:a'")) == "accepted");
}

TEST_CASE("form: groups hold no groups") {
    std::string const repeat = ",'repeat':{'min':0,'max':2,'entry':{'vi':'M','en':'E'},"
                               "'add':{'vi':'T','en':'A'}}";
    std::string const inner =
        field_text("inner", "group", repeat + ",'fields':[" + field_text("x", "text") + "]");
    CHECK(refusal_of(field_text("outer", "group", repeat + ",'fields':[" + inner + "]")) ==
          "form.nested_group");
}

TEST_CASE("form: properties of another type are refused") {
    CHECK(refusal_of(field_text("a", "text", ",'options':[]")) == "json.unknown_field");
    CHECK(refusal_of(field_text("a", "choice", ",'max_length':5" + yes_no)) ==
          "json.unknown_field");
    CHECK(refusal_of(field_text("a", "colour")) == "form.type_unknown");
    CHECK(refusal_of(field_text("a", "choice", ",'options':[]")) == "form.option");
    CHECK(refusal_of(field_text("a", "date", ",'not_after':'tomorrow'")) == "form.date");
    CHECK(refusal_of(field_text("a", "number", ",'min':3,'max':2")) == "form.range");
    CHECK(refusal_of(field_text("A b", "text")) == "form.id");
}

TEST_CASE("form: a condition nested nine deep is refused") {
    std::string condition = "{'case':'late'}";
    for (int i = 0; i < 8; ++i)
        condition = "{'not':" + condition + "}";
    CHECK(refusal_of(field_text("a", "text", ",'when':" + condition)) == "form.condition");
}

TEST_CASE("form: lists the cases its conditions name") {
    Form const form = form_of(field_text("a", "text", ",'when':{'case':'late'}") + "," +
                              field_text("b", "text", ",'required':{'not':{'case':'late'}}") + "," +
                              field_text("c", "text", ",'when':{'case':'abandoned'}"));
    CHECK(named_cases(form) == std::vector<std::string>{"late", "abandoned"});
}
