#include "server/intake/form_01.h"

#include "server/filing/requester.h"
#include "server/intake/deadline.h"
#include "shared/json/json.h"

#include <algorithm>

namespace onedoor::intake {

static receipts::Applicant applicant_of(units::Units const& units, std::string_view answers) {
    json::Value const value = json::parse(answers).value_or(json::Value());
    filing::Requester const requester = filing::requester_of(value);
    return {.name = requester.name,
            .owner = {},
            .identity_number = requester.citizen_id,
            .address = filing::address_text(units, requester.address),
            .phone = requester.phone,
            .email = requester.email};
}

/// The e-form itself and every paper that was handed in, each once.
static std::vector<receipts::SubmittedPaper> papers_of(catalogue::Procedure const& procedure,
                                                       store::Case const& content) {
    std::vector<receipts::SubmittedPaper> papers;
    for (catalogue::Paper const* const paper :
         catalogue::papers_for(procedure, content.summary.case_id)) {
        bool const is_submitted =
            paper->is_form || std::ranges::any_of(content.papers, [&](store::Paper const& one) {
                return one.paper == paper->id;
            });
        if (is_submitted)
            papers.push_back({paper->name.vi, paper->originals, paper->copies});
    }
    return papers;
}

static std::vector<receipts::Fee> fees_of(catalogue::Procedure const& procedure,
                                          std::string_view case_id) {
    std::vector<receipts::Fee> fees;
    catalogue::Method const* const method =
        catalogue::method_for(procedure, catalogue::Channel::Online, case_id);
    if (method == nullptr)
        return fees;
    for (catalogue::Fee const* const fee : catalogue::fees_for(*method, case_id))
        fees.push_back({fee->name.vi, fee->amount});
    return fees;
}

static std::string result_channel(std::string_view delivery) {
    if (delivery == "post")
        return "Dịch vụ bưu chính công ích";
    if (delivery == "online")
        return "Cổng dịch vụ công (bản điện tử)";
    return "Bộ phận Tiếp nhận và Trả kết quả";
}

static receipts::Office office_of(Dependencies const& given) {
    return {.parent = given.office.parent,
            .unit = given.office.unit,
            .place = given.office.place,
            .hotline = given.office.hotline.value_or(""),
            .look_up_address =
                given.office.look_up_address.value_or(given.public_address + "/ho-so/")};
}

receipts::Receipt form_01_of(Dependencies const& given, store::Case const& content,
                             catalogue::Procedure const& procedure, std::string_view receiver) {
    store::CaseSummary const& summary = content.summary;
    core::Instant const accepted_at = summary.accepted_at.value_or(summary.received_at);
    std::string const day = core::to_iso(core::to_local(accepted_at).date);
    receipts::FormLayout const* const layout =
        given.documents.form_set().form(receipts::FormKind::Receipt);
    receipts::Receipt receipt;
    receipt.heading = {.office = office_of(given),
                       .number = layout == nullptr
                                     ? std::string()
                                     : receipts::number_text(*layout, summary.register_number),
                       .file_code = summary.code.value_or(summary.reference),
                       .applicant = applicant_of(given.units, content.answers),
                       .request = procedure.name.vi,
                       .issued_at = accepted_at};
    receipt.papers = papers_of(procedure, content);
    receipt.sets = procedure.sets;
    receipt.duration = duration_of(procedure, summary.case_id);
    receipt.due_at = summary.due_at;
    receipt.result_channel = result_channel(summary.delivery);
    receipt.payment.fees = fees_of(procedure, summary.case_id);
    receipt.register_book = day.substr(0, 4);
    receipt.register_number = std::to_string(summary.register_number);
    receipt.receiver.name = receiver;
    receipt.package_digest = core::to_hex(content.request_hash);
    return receipt;
}

}
