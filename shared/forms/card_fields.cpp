#include "shared/forms/card_fields.h"

#include <algorithm>

namespace onedoor::forms {

template<typename Fits> static Field const* find(Form const& form, Fits const& fits) {
    for (Step const& step : form.steps) {
        auto const field = std::ranges::find_if(step.fields, fits);
        if (field != step.fields.end())
            return &*field;
    }
    return nullptr;
}

static Field const* find(Form const& form, FieldType type, std::string_view autocomplete) {
    return find(form, [&](Field const& field) {
        return field.type == type && field.autocomplete == autocomplete;
    });
}

CardFields card_fields(Form const& form) {
    CardFields fields{.name = find(form, FieldType::Text, "name"),
                      .birth_date = find(form, FieldType::Date, "bday"),
                      .residence = find(form, FieldType::Address, "street-address")};
    if (fields.birth_date == nullptr)
        return fields;
    fields.number = find(form, [&](Field const& field) {
        return field.type == FieldType::CitizenId &&
               field.birth_date_field == fields.birth_date->id;
    });
    if (fields.number != nullptr)
        fields.sex = find(form, [&](Field const& field) {
            return field.type == FieldType::Choice && field.id == fields.number->sex_field;
        });
    return fields;
}

}
