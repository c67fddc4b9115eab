#include "shared/validation/error_texts.h"

#include "shared/forms/answers.h"

#include <algorithm>

namespace onedoor::forms {

namespace {

struct ErrorText {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

/// {label} is the label of the field, {other} that of the field compared with, the rest are the
/// error's parameters. "form.required" depends on the way of answering.
constexpr ErrorText error_texts[] = {
    {"form.required", "Chưa điền “{label}”. Xin ông/bà điền mục này.",
     "“{label}” is empty. Please fill it in."},
    {"form.required.choose", "Chưa chọn “{label}”. Xin ông/bà chọn một mục.",
     "Nothing is chosen for “{label}”. Please choose one."},
    {"form.required.tick", "Chưa đánh dấu “{label}”. Xin ông/bà đọc rồi đánh dấu nếu đồng ý.",
     "“{label}” is not ticked. Please read it and tick it if you agree."},
    {"form.required.file", "Chưa có tệp “{label}”. Xin ông/bà chọn tệp hoặc chụp ảnh giấy tờ.",
     "There is no file for “{label}”. Please choose one or photograph the paper."},
    {"form.too_long", "“{label}” dài {length} ký tự, tối đa {max}. Xin ông/bà viết gọn lại.",
     "“{label}” has {length} characters, at most {max} fit. Please shorten it."},
    {"form.characters", "“{label}” có ký tự không dùng được. Xin ông/bà xóa rồi gõ lại.",
     "“{label}” holds characters that cannot be used. Please clear it and type again."},
    {"form.not_a_number", "“{label}” phải là số nguyên. Xin ông/bà chỉ ghi chữ số.",
     "“{label}” must be a whole number. Please enter digits only."},
    {"form.too_small", "“{label}” đang ghi {value}, ít nhất phải là {min}. Xin ông/bà sửa lại.",
     "“{label}” says {value}, the least is {min}. Please correct it."},
    {"form.too_large", "“{label}” đang ghi {value}, nhiều nhất là {max}. Xin ông/bà sửa lại.",
     "“{label}” says {value}, the most is {max}. Please correct it."},
    {"form.date_invalid",
     "“{value}” không phải là ngày có thật. Xin ghi ngày/tháng/năm, ví dụ 12/11/2026.",
     "“{value}” is not a day of the calendar. Please enter day/month/year, such as 12/11/2026."},
    {"form.date_in_future",
     "{label} không thể sau hôm nay, {today}. Đang ghi {value}, xin ông/bà xem lại.",
     "{label} cannot be after today, {today}. It says {value}, please check it."},
    {"form.date_in_future.suggestion",
     "{label} không thể sau hôm nay, {today}. Có phải {suggestion}?",
     "{label} cannot be after today, {today}. Is it {suggestion}?"},
    {"form.date_too_late", "{label} không thể sau {limit}. Đang ghi {value}, xin ông/bà xem lại.",
     "{label} cannot be after {limit}. It says {value}, please check it."},
    {"form.date_too_late.field",
     "{label} ({value}) không thể sau “{other}” ({limit}). Xin ông/bà xem lại hai ngày này.",
     "{label} ({value}) cannot be after “{other}” ({limit}). Please check both dates."},
    {"form.date_too_early",
     "{label} không thể trước {limit}. Đang ghi {value}, xin ông/bà xem lại.",
     "{label} cannot be before {limit}. It says {value}, please check it."},
    {"form.date_too_early.field",
     "{label} ({value}) không thể trước “{other}” ({limit}). Xin ông/bà xem lại hai ngày này.",
     "{label} ({value}) cannot be before “{other}” ({limit}). Please check both dates."},
    {"form.option_unknown", "Mục đã chọn ở “{label}” không có trong biểu mẫu. Xin ông/bà chọn lại.",
     "What was chosen for “{label}” is not in this form. Please choose again."},
    {"form.unit_unknown",
     "“{label}” không có trong danh mục hành chính hiện nay. Xin ông/bà chọn lại.",
     "“{label}” is not among today's administrative units. Please choose again."},
    {"form.commune_not_in_province",
     "Xã, phường này không thuộc tỉnh, thành phố đã chọn. Xin ông/bà chọn lại.",
     "This commune is not in the chosen province. Please choose again."},
    {"form.file_invalid", "Tệp ở “{label}” chưa nhận được. Xin ông/bà chọn lại tệp.",
     "The file for “{label}” did not arrive. Please choose it again."},
    {"form.too_few_entries", "“{label}” cần ít nhất {min} mục. Xin ông/bà khai thêm.",
     "“{label}” needs at least {min} entries. Please add more."},
    {"form.too_many_entries", "“{label}” có nhiều nhất {max} mục. Xin ông/bà bỏ bớt.",
     "“{label}” takes at most {max} entries. Please remove some."},
    {"form.type", "“{label}” có dạng không đúng. Xin ông/bà điền lại mục này.",
     "“{label}” has the wrong form. Please fill it in again."},
    {"form.unknown_field", "Biểu mẫu không có mục “{path}”. Xin ông/bà tải lại trang rồi điền lại.",
     "This form has no field “{path}”. Please reload the page and fill it in again."},
    {"citizen_id.birth_date",
     "Số định danh cho biết năm sinh {year}, nhưng “{other}” ghi {value}. "
     "Xin ông/bà xem lại hai mục này.",
     "The citizen number says born in {year}, but “{other}” says {value}. Please check both."},
    {"citizen_id.sex", "Số định danh và “{other}” không khớp nhau. Xin ông/bà xem lại hai mục này.",
     "The citizen number and “{other}” do not agree. Please check both."},
    {"citizen_id.future",
     "Số định danh cho biết năm sinh {year}, sau hôm nay. Xin ông/bà xem lại từng chữ số.",
     "The citizen number says born in {year}, after today. Please check each digit."},
};

constexpr ErrorText value_suffix{"", " Đang ghi “{value}”.", " It says “{value}”."};

constexpr ErrorText address_labels[] = {
    {"province", "Tỉnh, thành phố", "Province or city"},
    {"commune", "Xã, phường, đặc khu", "Commune"},
    {"street", "Số nhà, đường, thôn", "House, street, hamlet"},
};

ErrorText const* find_text(std::string_view code) {
    auto const text = std::ranges::find(error_texts, code, &ErrorText::code);
    return text != std::end(error_texts) ? text : nullptr;
}

text::Localized localized(ErrorText const& text) {
    return {std::string(text.vi), std::string(text.en)};
}

/// Splits "children[0].name" and "residence.street" at the first dot; the entry is cut off.
struct Place {
    Field const* field = nullptr;
    /// The group a member belongs to, else null.
    Field const* group = nullptr;
    std::string_view address_part;
};

Place find_place(Form const& form, std::string_view path) {
    std::size_t const dot = path.find('.');
    std::string_view const first = path.substr(0, path.find_first_of("[."));
    std::string_view const rest =
        dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    Place place{find_field(form, first), nullptr, rest};
    if (place.field == nullptr || place.field->type != FieldType::Group || rest.empty())
        return place;
    Field const* const member = find_member(*place.field, rest.substr(0, rest.find('.')));
    std::size_t const inner = rest.find('.');
    return {member, place.field,
            inner == std::string_view::npos ? std::string_view() : rest.substr(inner + 1)};
}

text::Localized label_of(Place const& place) {
    auto const part = std::ranges::find(address_labels, place.address_part, &ErrorText::code);
    if (part != std::end(address_labels))
        return localized(*part);
    return place.field != nullptr ? place.field->label : text::Localized{"Mục này", "This field"};
}

std::string_view parameter(FieldError const& error, std::string_view name) {
    for (auto const& [key, value] : error.parameters)
        if (key == name)
            return value;
    return {};
}

/// The variant of a text that fits the field and the parameters, or the code itself.
std::string variant_of(FieldError const& error, Place const& place) {
    std::string const plain = error.code;
    if (!parameter(error, "suggestion").empty())
        return plain + ".suggestion";
    if (plain.starts_with("form.date_") && !parameter(error, "field").empty())
        return plain + ".field";
    if (plain != "form.required" || place.field == nullptr)
        return plain;
    switch (place.field->type) {
    case FieldType::MultiChoice:
        return plain + (place.field->options.size() == 1 ? ".tick" : ".choose");
    case FieldType::Choice:
    case FieldType::Unit:
        return plain + ".choose";
    case FieldType::File:
        return plain + ".file";
    case FieldType::Address:
        return place.address_part == "street" ? plain : plain + ".choose";
    default:
        return plain;
    }
}

void replace(std::string& text, std::string_view name, std::string_view value) {
    std::string const placeholder = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size()))
        text.replace(at, placeholder.size(), value);
}

void fill(std::string& text, FieldError const& error) {
    for (auto const& [name, value] : error.parameters)
        replace(text, name, value);
    replace(text, "path", error.path);
}

Field const* compared_field(FieldError const& error, Form const& form, Place const& place) {
    std::string_view const id = parameter(error, "field");
    Field const* const member = place.group != nullptr ? find_member(*place.group, id) : nullptr;
    return member != nullptr ? member : find_field(form, id);
}

text::Localized text_of(FieldError const& error, Place const& place) {
    if (ErrorText const* const own = find_text(variant_of(error, place)))
        return localized(*own);
    auto foreign = validation::error_text(error.code);
    if (!foreign)
        return localized(*find_text("form.type"));
    if (!parameter(error, "value").empty()) {
        foreign->vi += value_suffix.vi;
        foreign->en += value_suffix.en;
    }
    return *std::move(foreign);
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}

text::Localized describe(FieldError const& error, Form const& form) {
    Place const place = find_place(form, error.path);
    text::Localized text = text_of(error, place);
    text::Localized const label = label_of(place);
    replace(text.vi, "label", label.in(text::Language::Vietnamese));
    replace(text.en, "label", label.in(text::Language::English));
    if (Field const* const other = compared_field(error, form, place)) {
        replace(text.vi, "other", other->label.in(text::Language::Vietnamese));
        replace(text.en, "other", other->label.in(text::Language::English));
    }
    fill(text.vi, error);
    fill(text.en, error);
    return text;
}

std::string display_date(core::Date date) {
    return two_digits(date.day) + "/" + two_digits(date.month) + "/" + std::to_string(date.year);
}

}
