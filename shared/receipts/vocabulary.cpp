#include "shared/receipts/forms.h"

#include <initializer_list>

namespace onedoor::receipts {

using Names = std::vector<std::string_view>;

static Names with(Names names, std::initializer_list<std::string_view> more) {
    names.insert(names.end(), more);
    return names;
}

static Names office_fields() {
    return {"parent_capitals", "unit_capitals", "unit",        "place",
            "issued_on",       "hotline",       "look_up_site"};
}

static Names heading_fields() {
    return with(office_fields(), {"file_code", "code_line", "look_up_address", "applicant", "owner",
                                  "identity_number", "address", "phone", "email", "request"});
}

static Names signed_fields() {
    return with(heading_fields(), {"number", "signer", "signer_title", "signed_at"});
}

static std::vector<Vocabulary> all_vocabularies() {
    Names const papers{"number", "name", "originals", "copies", "photocopies"};
    std::vector<Vocabulary> all(form_kind_count);
    auto const at = [&all](FormKind kind) -> Vocabulary& {
        return all[static_cast<std::size_t>(kind)];
    };
    at(FormKind::Receipt) = {
        with(signed_fields(),
             {"sets", "duration", "received_at", "due_at", "result_channel", "fees",
              "register_book", "register_number", "package_digest", "look_up_words"}),
        {{"papers", papers}}};
    at(FormKind::SupplementRequest) = {
        with(signed_fields(), {"reason", "until", "contact_name", "contact_phone"}),
        {{"papers", with(papers, {"correction"})}}};
    at(FormKind::Refusal) = {with(signed_fields(), {"reason"}), {}};
    at(FormKind::Extension) = {
        with(signed_fields(), {"received_at", "due_at", "reason", "new_due_at", "extension"}), {}};
    at(FormKind::StopNotice) = {
        with(signed_fields(), {"ground", "stage", "money", "returned_papers"}), {}};
    at(FormKind::ControlSlip) = {
        with(heading_fields(), {"handling_agency", "consulted_agencies", "received_at", "due_at"}),
        {{"hand_overs", {"number", "unit", "at", "giver", "receiver", "outcome", "remark"}}}};
    at(FormKind::FileRegister) = {
        with(office_fields(), {"register_book", "from", "to"}),
        {{"files",
          {"number", "file_code", "procedure", "sets", "applicant", "address_phone",
           "handling_agency", "received_at", "due_at", "returned_at", "method", "remark"}}}};
    return all;
}

Vocabulary const& vocabulary_of(FormKind kind) {
    static std::vector<Vocabulary> const all = all_vocabularies();
    return all[static_cast<std::size_t>(kind)];
}

}
