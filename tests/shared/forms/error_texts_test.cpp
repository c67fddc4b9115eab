#include "shared/forms/answer_check.h"
#include "tests/shared/forms/form_fixture.h"

using namespace onedoor;
using namespace onedoor::forms;

static text::Localized first_text(Form const& form, std::string const& answers) {
    std::vector<FieldError> const errors = validate(form, today, value_of(answers)).errors;
    REQUIRE(!errors.empty());
    return describe(errors.front(), form);
}

static Form birth_form() {
    return *form_of_steps(
        "{'id':'one','title':{'vi':'B','en':'S'},'fields':[{'id':'dob','type':'date','label':"
        "{'vi':'Ngày sinh','en':'Date of birth'},'required':true,'not_after':'today'}]}");
}

TEST_CASE("error text: a birth date in the future offers the likely slip") {
    text::Localized const text = first_text(birth_form(), "{'dob':'2062-11-12'}");
    CHECK(text.vi == "Ngày sinh không thể sau hôm nay, 21/11/2026. Có phải 12/11/2026?");
    CHECK(text.en == "Date of birth cannot be after today, 21/11/2026. Is it 12/11/2026?");
}

TEST_CASE("error text: a missing answer is named with what to do") {
    CHECK(first_text(birth_form(), "{}").vi == "Chưa điền “Ngày sinh”. Xin ông/bà điền mục này.");
}

TEST_CASE("error text: suggestions are days that were possible") {
    core::Date const day{2026, 11, 21};
    core::Date const earliest{1900, 1, 1};
    auto const suggested = [&](core::Date typed) {
        return suggest_past_date(typed, day, earliest);
    };
    CHECK(suggested({2062, 11, 12}) == core::Date{2026, 11, 12});
    CHECK(suggested({2026, 12, 11}) == core::Date{2026, 11, 12});
    CHECK(suggested({2027, 11, 12}) == core::Date{2026, 11, 12});
    CHECK(suggested({2092, 3, 15}) == core::Date{1992, 3, 15});
    CHECK_FALSE(suggest_past_date({2027, 11, 12}, day, {2026, 11, 20}).has_value());
}

TEST_CASE("error text: bounds by another field name both dates") {
    Form const form = form_of(field_text("dob", "date") + "," +
                              field_text("found", "date", ",'not_before':'field:dob'"));
    CHECK(first_text(form, "{'dob':'2026-11-12','found':'2026-11-10'}").vi ==
          "Mục found (10/11/2026) không thể trước “Mục dob” (12/11/2026). "
          "Xin ông/bà xem lại hai ngày này.");
}

TEST_CASE("error text: the citizen number says which year it holds") {
    Form const form = form_of(field_text("dob", "date") + "," +
                              field_text("id", "citizen_id", ",'matches':{'birth_date':'dob'}"));
    CHECK(first_text(form, "{'id':'056192001237','dob':'1993-03-15'}").vi ==
          "Số định danh cho biết năm sinh 1992, nhưng “Mục dob” ghi 15/03/1993. "
          "Xin ông/bà xem lại hai mục này.");
}

TEST_CASE("error text: address parts and group members have their own names") {
    Form const form = form_of(field_text("home", "address", ",'required':true") + "," +
                              field_text("people", "group",
                                         ",'repeat':{'min':1,'max':3,'entry':{'vi':'N','en':'P'},"
                                         "'add':{'vi':'T','en':'A'}},'fields':[" +
                                             field_text("name", "text", ",'required':true") + "]"));
    CHECK(describe({"home.commune", "form.required", {}}, form).vi ==
          "Chưa chọn “Xã, phường, đặc khu”. Xin ông/bà chọn một mục.");
    CHECK(describe({"people[1].name", "form.required", {}}, form).en ==
          "“Field name” is empty. Please fill it in.");
}

TEST_CASE("error text: no text keeps a placeholder or is missing in a language") {
    Form const form = form_of(
        field_text("t", "text", ",'max_length':2") + "," + field_text("n", "number", ",'max':3") +
        "," + field_text("d", "date", ",'not_after':'2000-01-01'") + "," +
        field_text("c", "choice", yes_no + ",'required':true") + "," + field_text("p", "phone") +
        "," + field_text("f", "file") + "," + field_text("m", "money", ",'min':5"));
    json::Value const answers = value_of("{'t':'abc','n':4,'d':'2001-01-01','p':'{x','f':'a b',"
                                         "'m':1,'u':2}");
    std::vector<FieldError> const errors = validate(form, today, answers).errors;
    CHECK(errors.size() == 8);
    for (FieldError const& error : errors) {
        text::Localized const text = describe(error, form);
        INFO(error.code);
        CHECK(text.vi.find("{label}") == std::string::npos);
        CHECK(text.vi.find("{m") == std::string::npos);
        CHECK(text.en.find("{value}") == std::string::npos);
        CHECK(text.en.size() > 10);
        CHECK(text.vi.size() > 10);
    }
}
