#include "tests/shared/forms/form_fixture.h"

using namespace onedoor;
using namespace onedoor::forms;

static std::string const children = field_text(
    "children", "group",
    ",'required':true,'repeat':{'min':0,'max':3,'entry':{'vi':'Con','en':'Child'},"
    "'add':{'vi':'Thêm con','en':'Add a child'}},'fields':[" +
        field_text("name", "text", ",'required':true") + "," +
        field_text("adopted", "choice", yes_no) + "," +
        field_text("papers", "text", ",'required':true,'when':{'field':'adopted','equals':'yes'}") +
        "]");

TEST_CASE("answers: text is composed, trimmed and collapsed") {
    Form const form = form_of(field_text("name", "text") + "," + field_text("note", "long_text"));
    CHECK(answers_of(form, "{'name':'  Nguyễn \\t Văn  A '}") == "{'name':'Nguyễn Văn A'}");
    CHECK(answers_of(form, "{'name':'Nguye\\u0302\\u0303n'}") == "{'name':'Nguyễn'}");
    CHECK(answers_of(form, "{'note':'một \\r\\n\\r\\n\\r\\n hai'}") == "{'note':'một\\n\\nhai'}");
    CHECK(answers_of(form, "{'name':'   '}") == "{}");
    CHECK(errors_of(form, "{'name':'a\\u0007b'}") == "name form.characters");
    CHECK(errors_of(form, "{'name':'a\\u202Eb'}") == "name form.characters");
}

TEST_CASE("answers: phone, e-mail and citizen numbers get one form") {
    Form const form = form_of(field_text("phone", "phone") + "," + field_text("mail", "email") +
                              "," + field_text("id", "citizen_id"));
    CHECK(answers_of(form, "{'phone':'+84 905 123 268','mail':' An@Example.VN ',"
                           "'id':'056 192 001237'}") ==
          "{'phone':'0905123268','mail':'An@example.vn','id':'056192001237'}");
    CHECK(errors_of(form, "{'phone':'0905','mail':'an','id':'05619200123'}") ==
          "phone phone.length; mail email.missing_at; id citizen_id.format");
}

TEST_CASE("answers: required fields are asked for, others may stay empty") {
    Form const form =
        form_of(field_text("a", "text", ",'required':true") + "," + field_text("b", "text") + "," +
                field_text("c", "text", ",'required':{'field':'b','filled':true}"));
    CHECK(errors_of(form, "{}") == "a form.required");
    CHECK(errors_of(form, "{'a':null,'b':'x'}") == "a form.required; c form.required");
    CHECK(errors_of(form, "{'a':'x','b':'x','c':'x'}") == "");
}

TEST_CASE("answers: what is hidden is neither asked for nor kept") {
    Form const form = form_of(
        field_text("late", "choice", yes_no) + "," +
        field_text("reason", "text", ",'required':true,'when':{'field':'late','equals':'yes'}"));
    CHECK(errors_of(form, "{'late':'yes'}") == "reason form.required");
    CHECK(errors_of(form, "{'late':'no','reason':'x'}") == "");
    CHECK(answers_of(form, "{'late':'no','reason':'x'}") == "{'late':'no'}");
}

TEST_CASE("answers: a hidden answer counts as empty for what depends on it") {
    Form const form =
        form_of(field_text("a", "choice", yes_no) + "," +
                field_text("b", "choice", yes_no + ",'when':{'field':'a','equals':'yes'}") + "," +
                field_text("c", "text", ",'when':{'field':'b','equals':'yes'}"));
    CHECK(answers_of(form, "{'a':'no','b':'yes','c':'x'}") == "{'a':'no'}");
    CHECK(answers_of(form, "{'c':'x','b':'yes','a':'yes'}") == "{'a':'yes','b':'yes','c':'x'}");
}

TEST_CASE("answers: the chosen case decides too") {
    Form const form =
        form_of(field_text("reason", "text", ",'required':true,'when':{'case':'late'}"));
    Context late = today;
    late.case_id = "late";
    CHECK(errors_of(form, "{}") == "");
    CHECK(errors_of(form, "{}", late) == "reason form.required");
}

TEST_CASE("answers: a hidden step hides its fields") {
    Form const form = *form_of_steps(step_text("one", field_text("a", "choice", yes_no)) + "," +
                                     step_text("two", field_text("b", "text", ",'required':true"),
                                               ",'when':{'field':'a','equals':'yes'}"));
    CHECK(errors_of(form, "{'a':'no'}") == "");
    CHECK(errors_of(form, "{'a':'yes'}") == "b form.required");
    CHECK_FALSE(is_step_visible(form, today, value_of("{'a':'no'}"), 1));
    CHECK(is_step_visible(form, today, value_of("{'a':'yes'}"), 1));
    CHECK(visible_fields(form, today, value_of("{'a':'no'}"), 1).empty());
}

TEST_CASE("answers: a step is checked while the others are empty") {
    Form const form =
        *form_of_steps(step_text("one", field_text("a", "text", ",'required':true")) + "," +
                       step_text("two", field_text("b", "text", ",'required':true")));
    CHECK(codes_of(validate_step(form, today, value_of("{}"), 1)) == "b form.required");
    CHECK(codes_of(validate_step(form, today, value_of("{'b':'x'}"), 1)) == "");
}

TEST_CASE("answers: an answer without a field is refused with its path") {
    Form const form =
        form_of(field_text("a", "text") + "," + children + "," + field_text("home", "address"));
    CHECK(errors_of(form, "{'children':[{'name':'An'}],'b':1}") == "b form.unknown_field");
    CHECK(errors_of(form, "{'children':[{'name':'An','age':3}]}") ==
          "children[0].age form.unknown_field");
    CHECK(errors_of(form, "{'children':[{'name':'An'}],'home':{'province':'56',"
                          "'commune':'22333','street':'1 Yersin','zip':'65'}}") ==
          "home.zip form.unknown_field");
    CHECK(errors_of(form, "[]") == " form.type");
}

TEST_CASE("answers: numbers are whole and within their range") {
    Form const form =
        form_of(field_text("n", "number", ",'min':1,'max':20") + "," + field_text("m", "money"));
    CHECK(errors_of(form, "{'n':0}") == "n form.too_small");
    CHECK(errors_of(form, "{'n':21}") == "n form.too_large");
    CHECK(errors_of(form, "{'n':'7'}") == "n form.not_a_number");
    CHECK(errors_of(form, "{'n':20,'m':-1}") == "m form.too_small");
    CHECK(answers_of(form, "{'n':20,'m':0}") == "{'n':20,'m':0}");
}

TEST_CASE("answers: text has a length in characters, not bytes") {
    Form const form = form_of(field_text("a", "text", ",'max_length':3"));
    CHECK(errors_of(form, "{'a':'Đỗữ'}") == "");
    CHECK(errors_of(form, "{'a':'Đỗữu'}") == "a form.too_long");
}

TEST_CASE("answers: dates keep to the calendar and their bounds") {
    Form const form =
        form_of(field_text("dob", "date", ",'not_after':'today','not_before':'1900-01-01'") + "," +
                field_text("found", "date", ",'not_before':'field:dob'"));
    CHECK(errors_of(form, "{'dob':'2026-02-30'}") == "dob form.date_invalid");
    CHECK(errors_of(form, "{'dob':'2026-11-22'}") == "dob form.date_in_future");
    CHECK(errors_of(form, "{'dob':'1899-12-31'}") == "dob form.date_too_early");
    CHECK(errors_of(form, "{'dob':'2026-11-21','found':'2026-11-20'}") ==
          "found form.date_too_early");
    CHECK(errors_of(form, "{'dob':'2026-11-21','found':'2026-11-21'}") == "");
}

TEST_CASE("answers: choices keep to their options and their order") {
    Form const form = form_of(field_text("one", "choice", yes_no) + "," +
                              field_text("some", "multi_choice", yes_no));
    CHECK(errors_of(form, "{'one':'maybe','some':['yes','maybe']}") ==
          "one form.option_unknown; some form.option_unknown");
    CHECK(answers_of(form, "{'some':['no','yes','no']}") == "{'some':['yes','no']}");
    CHECK(answers_of(form, "{'some':[]}") == "{}");
    CHECK(errors_of(form, "{'some':'yes'}") == "some form.type");
}

TEST_CASE("answers: the citizen number agrees with birth date and sex") {
    Form const form = form_of(
        field_text("dob", "date") + "," +
        field_text("sex", "choice",
                   ",'options':[{'id':'male','label':{'vi':'Nam','en':'Male'}},"
                   "{'id':'female','label':{'vi':'Nữ','en':'Female'}}]") +
        "," + field_text("id", "citizen_id", ",'matches':{'birth_date':'dob','sex':'sex'}"));
    CHECK(errors_of(form, "{'id':'056192001237','dob':'1992-03-15','sex':'female'}") == "");
    CHECK(errors_of(form, "{'id':'056192001237','dob':'1993-03-15','sex':'male'}") ==
          "id citizen_id.birth_date; id citizen_id.sex");
    CHECK(errors_of(form, "{'id':'056192001237'}") == "");
    CHECK(errors_of(form, "{'id':'056227001237'}") == "id citizen_id.future");
}

TEST_CASE("answers: a group counts its entries and checks each") {
    Form const form = form_of(children);
    CHECK(errors_of(form, "{}") == "children form.too_few_entries");
    CHECK(errors_of(form, "{'children':[{'name':'An'},{'adopted':'yes'}]}") ==
          "children[1].name form.required; children[1].papers form.required");
    CHECK(errors_of(form, "{'children':[{},{},{},{}]}") == "children form.too_many_entries");
    CHECK(errors_of(form, "{'children':['An']}") ==
          "children[0] form.type; children[0].name form.required");
    CHECK(answers_of(form, "{'children':[{'name':' An ','adopted':'no','papers':'x'}]}") ==
          "{'children':[{'name':'An','adopted':'no'}]}");
}

TEST_CASE("answers: computed values follow the answers, whatever was sent") {
    Form const form =
        form_of(children + "," + field_text("a", "number") + "," + field_text("b", "number") + "," +
                field_text("dob", "date") + "," + field_text("first", "text") + "," +
                field_text("last", "text") + "," +
                field_text("count", "computed", ",'value':{'count':'children'}") + "," +
                field_text("sum", "computed", ",'value':{'sum':['a','b']}") + "," +
                field_text("age", "computed", ",'value':{'age':'dob'}") + "," +
                field_text("full", "computed", ",'value':{'join':['last','first'],'with':' '}"));
    CHECK(answers_of(form, "{'children':[{'name':'An'}],'a':2,'b':3,'dob':'1992-11-22',"
                           "'first':'An','last':'Trần','sum':99}") ==
          "{'children':[{'name':'An'}],'a':2,'b':3,'dob':'1992-11-22','first':'An','last':'Trần',"
          "'count':1,'sum':5,'age':33,'full':'Trần An'}");
    CHECK(answers_of(form, "{'dob':'1992-11-21','first':'An'}") ==
          "{'dob':'1992-11-21','first':'An','count':0,'sum':0,'age':34,'full':'An'}");
}

TEST_CASE("answers: a joined text reads as people read it") {
    Form const form =
        form_of(field_text("dob", "date") + "," + field_text("c", "choice", yes_no) + "," +
                field_text("t", "computed", ",'value':{'join':['dob','c'],'with':', '}"));
    CHECK(answers_of(form, "{'dob':'2026-11-12','c':'yes'}") ==
          "{'dob':'2026-11-12','c':'yes','t':'12/11/2026, Có'}");
}

namespace {

/// Knows Khánh Hòa with one commune.
class OneProvince : public UnitLookup {
public:
    bool has_province(std::string_view code) const override { return code == "56"; }
    bool has_commune(std::string_view code) const override { return code == "22333"; }
    bool is_commune_of(std::string_view commune, std::string_view province) const override {
        return has_commune(commune) && has_province(province);
    }
};

}

TEST_CASE("answers: administrative units exist and belong together") {
    Form const form = form_of(field_text("home", "address", ",'required':true") + "," +
                              field_text("place", "unit", ",'unit':'commune'"));
    OneProvince const units;
    Context context = today;
    context.units = &units;
    CHECK(errors_of(form, "{}") ==
          "home.province form.required; home.commune form.required; home.street form.required");
    CHECK(errors_of(form, "{'home':{'province':'5','commune':'22333','street':'1 Yersin'}}") ==
          "home.province form.unit_unknown");
    CHECK(errors_of(form, "{'home':{'province':'99','commune':'22333','street':'1 Yersin'}}",
                    context) == "home.province form.unit_unknown");
    CHECK(errors_of(form, "{'home':{'province':'56','commune':'22334','street':'1 Yersin'}}",
                    context) == "home.commune form.commune_not_in_province");
    CHECK(errors_of(form,
                    "{'home':{'province':'56','commune':'22333','street':'1 Yersin'},"
                    "'place':'22334'}",
                    context) == "place form.unit_unknown");
    CHECK(answers_of(form, "{'home':{'street':' 1  Yersin','commune':'22333','province':'56'}}",
                     context) ==
          "{'home':{'province':'56','commune':'22333','street':'1 Yersin'}}");
}

TEST_CASE("answers: validating the normalised answers again changes nothing") {
    Form const form = form_of(children + "," + field_text("phone", "phone") + "," +
                              field_text("count", "computed", ",'value':{'count':'children'}"));
    Validation const once =
        validate(form, today, value_of("{'phone':'+84905123268','children':[{'name':' An '}]}"));
    Validation const twice = validate(form, today, once.answers);
    CHECK(once.errors.empty());
    CHECK(twice.errors.empty());
    CHECK(twice.answers == once.answers);
}

TEST_CASE("answers: screens learn what to show and what is required") {
    Form const form = form_of(children + "," + field_text("a", "text"));
    json::Value const answers = value_of("{'children':[{'adopted':'yes'},{'adopted':'no'}]}");
    auto const fields = visible_fields(form, today, answers, 0);
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].requirement == VisibleField::Requirement::Required);
    CHECK(fields[1].requirement == VisibleField::Requirement::Optional);
    CHECK(visible_members(form, today, answers, {"children", 0}).size() == 3);
    CHECK(visible_members(form, today, answers, {"children", 1}).size() == 2);
    CHECK(visible_members(form, today, answers, {"children", 2}).size() == 2);
    CHECK(is_visible(form, today, answers, "children[0].papers"));
    CHECK_FALSE(is_visible(form, today, answers, "children[1].papers"));
    CHECK_FALSE(is_visible(form, today, answers, "nothing"));
}
