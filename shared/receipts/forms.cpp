#include "shared/receipts/forms.h"

#include "shared/fees/format.h"
#include "shared/identity/citizen_number.h"
#include "shared/receipts/form_set.h"
#include "shared/receipts/wording.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/validation/phone.h"

#include <algorithm>

namespace onedoor::receipts {

/// "thu.tran@example.vn" becomes "t•••@example.vn".
static std::string masked_email(std::string_view email) {
    if (email.empty())
        return {};
    std::size_t const at = std::min(email.find('@'), email.size());
    std::string const first(text::truncate_characters(email.substr(0, at), 1));
    return first + "•••" + std::string(email.substr(at));
}

/// The address without its scheme, as people type it.
static std::string shown_address(std::string_view address) {
    std::size_t const scheme = address.find("://");
    if (scheme != std::string_view::npos)
        address.remove_prefix(scheme + 3);
    return std::string(address.substr(0, address.find('/')));
}

static void set_office(Texts& fields, Office const& office, core::Instant issued_at) {
    fields["parent_capitals"] = text::to_upper(bounded(office.parent));
    fields["unit_capitals"] = text::to_upper(bounded(office.unit));
    fields["unit"] = bounded(office.unit);
    fields["place"] = bounded(office.place);
    fields["issued_on"] = long_date(core::to_local(issued_at).date);
    fields["hotline"] = bounded(office.hotline);
    fields["look_up_site"] = shown_address(office.look_up_address);
}

static void set_applicant(Texts& fields, Applicant const& applicant) {
    fields["applicant"] = bounded(applicant.name);
    fields["owner"] = bounded(applicant.owner);
    fields["identity_number"] = identity::masked_number(applicant.identity_number);
    fields["address"] = bounded(applicant.address);
    fields["phone"] = validation::masked_phone(applicant.phone);
    fields["email"] = bounded(masked_email(applicant.email));
}

static void set_signer(Texts& fields, Signer const& signer) {
    fields["signer"] = bounded(signer.name);
    fields["signer_title"] = text::to_upper(bounded(signer.title));
    if (signer.signed_at)
        fields["signed_at"] = signature_time(*signer.signed_at);
}

/// Empty texts say no more than absent ones.
static Content finished(Content content) {
    auto const drop_empty = [](Texts& texts) {
        std::erase_if(texts, [](auto const& one) { return one.second.empty(); });
    };
    drop_empty(content.fields);
    for (auto& [name, rows] : content.tables)
        std::ranges::for_each(rows, drop_empty);
    return content;
}

static Content begin(FormSet const& set, FormKind kind, core::Instant issued_at) {
    return {.kind = kind,
            .form_set = set.id(),
            .form_set_version = set.version(),
            .issued_at = issued_at,
            .fields = {},
            .tables = {}};
}

static Content begin(FormSet const& set, FormKind kind, Heading const& heading) {
    Content content = begin(set, kind, heading.issued_at);
    Texts& fields = content.fields;
    set_office(fields, heading.office, heading.issued_at);
    set_applicant(fields, heading.applicant);
    bool const has_code = !heading.file_code.empty();
    std::string const& code = has_code ? heading.file_code : heading.reference;
    fields["number"] = bounded(heading.number);
    fields["file_code"] = code;
    fields["code_line"] = (has_code ? "Mã hồ sơ: " : "Mã nộp hồ sơ: ") + code;
    fields["look_up_address"] = heading.office.look_up_address + code;
    fields["request"] = bounded(heading.request);
    return content;
}

static std::string count_text(std::int32_t count) {
    return count == 0 ? "" : std::to_string(count);
}

static Texts paper_row(SubmittedPaper const& paper, std::size_t number) {
    return {{"number", std::to_string(number)},
            {"name", bounded(paper.name)},
            {"originals", count_text(paper.originals)},
            {"copies", count_text(paper.copies)},
            {"photocopies", count_text(paper.photocopies)}};
}

static std::string fee_text(Payment const& payment) {
    if (payment.fees.empty())
        return "Không";
    std::string text;
    std::int64_t total = 0;
    bool all_known = true;
    for (Fee const& fee : payment.fees) {
        all_known = all_known && fee.amount.has_value();
        total += fee.amount.value_or(core::Dong{}).amount;
        if (payment.fees.size() > 1 || !fee.amount)
            text += (text.empty() ? "" : "; ") + bounded(fee.name) + ": " +
                    (fee.amount ? fees::format(*fee.amount) : "theo quy định của địa phương");
    }
    if (all_known)
        text += (text.empty() ? "" : "; tổng ") + fees::format({total});
    if (payment.receipt_number)
        text += " (đã thu, biên lai số " + bounded(*payment.receipt_number) + ")";
    else if (total > 0)
        text += " (chưa thu)";
    return text;
}

Content content_of(FormSet const& set, Receipt const& receipt) {
    Content content = begin(set, FormKind::Receipt, receipt.heading);
    Texts& fields = content.fields;
    fields["sets"] = two_digits(receipt.sets) + " (bộ)";
    fields["duration"] = receipt.duration ? duration_text(*receipt.duration)
                                          : "theo quy định của pháp luật chuyên ngành";
    fields["received_at"] = long_time(receipt.heading.issued_at);
    fields["due_at"] = receipt.due_at ? long_time(*receipt.due_at) : "sẽ được thông báo";
    fields["result_channel"] = bounded(receipt.result_channel);
    fields["fees"] = fee_text(receipt.payment);
    fields["register_book"] = bounded(receipt.register_book);
    fields["register_number"] = bounded(receipt.register_number);
    fields["package_digest"] = receipt.package_digest;
    set_signer(fields, receipt.receiver);
    std::vector<Texts>& papers = content.tables["papers"];
    for (SubmittedPaper const& paper : receipt.papers)
        papers.push_back(paper_row(paper, papers.size() + 1));
    return finished(std::move(content));
}

Content content_of(FormSet const& set, SupplementRequest const& request) {
    Content content = begin(set, FormKind::SupplementRequest, request.heading);
    Texts& fields = content.fields;
    fields["reason"] = bounded_long(request.reason);
    if (request.until)
        fields["until"] = long_time(*request.until);
    fields["contact_name"] = bounded(request.contact_name);
    fields["contact_phone"] = bounded(request.contact_phone);
    set_signer(fields, request.signer);
    std::vector<Texts>& papers = content.tables["papers"];
    for (RequestedPaper const& requested : request.papers) {
        Texts row = paper_row(requested.paper, papers.size() + 1);
        row["correction"] = bounded(requested.correction);
        papers.push_back(std::move(row));
    }
    return finished(std::move(content));
}

Content content_of(FormSet const& set, Refusal const& refusal) {
    Content content = begin(set, FormKind::Refusal, refusal.heading);
    content.fields["reason"] = bounded_long(refusal.reason);
    set_signer(content.fields, refusal.signer);
    return finished(std::move(content));
}

Content content_of(FormSet const& set, Extension const& extension) {
    Content content = begin(set, FormKind::Extension, extension.heading);
    Texts& fields = content.fields;
    fields["received_at"] = long_time(extension.received_at);
    fields["due_at"] = long_time(extension.due_at);
    fields["reason"] = bounded_long(extension.reason);
    fields["new_due_at"] = long_time(extension.new_due_at);
    fields["extension"] = two_digits(extension.number);
    set_signer(fields, extension.signer);
    return finished(std::move(content));
}

Content content_of(FormSet const& set, StopNotice const& notice) {
    Content content = begin(set, FormKind::StopNotice, notice.heading);
    Texts& fields = content.fields;
    fields["ground"] = bounded_long(notice.ground);
    fields["stage"] = bounded(notice.stage);
    fields["money"] = bounded(notice.money);
    fields["returned_papers"] = bounded(notice.returned_papers);
    set_signer(fields, notice.signer);
    return finished(std::move(content));
}

std::string_view outcome_text(core::Instant ended_at, core::Instant due_at) {
    if (ended_at > due_at)
        return "quá hạn";
    return core::to_local(ended_at).date == core::to_local(due_at).date ? "đúng hạn" : "trước hạn";
}

Content content_of(FormSet const& set, ControlSlip const& slip) {
    Content content = begin(set, FormKind::ControlSlip, slip.heading);
    Texts& fields = content.fields;
    fields.erase("number");
    fields["handling_agency"] = bounded(slip.handling_agency);
    fields["consulted_agencies"] = bounded(slip.consulted_agencies);
    fields["received_at"] = long_time(slip.received_at);
    if (slip.due_at)
        fields["due_at"] = long_time(*slip.due_at);
    std::vector<Texts>& rows = content.tables["hand_overs"];
    for (HandOver const& hand_over : slip.hand_overs)
        rows.push_back({{"number", std::to_string(rows.size() + 1)},
                        {"unit", bounded(hand_over.unit)},
                        {"at", long_time(hand_over.at)},
                        {"giver", bounded(hand_over.giver)},
                        {"receiver", bounded(hand_over.receiver)},
                        {"outcome", bounded(hand_over.outcome)},
                        {"remark", bounded(hand_over.remark)}});
    return finished(std::move(content));
}

static Texts register_row(RegisterRow const& row) {
    std::string const phone = validation::masked_phone(row.phone);
    std::string const between = row.address.empty() || phone.empty() ? "" : ", ";
    return {{"number", row.number},
            {"file_code", row.file_code},
            {"procedure", bounded(row.procedure)},
            {"sets", two_digits(row.sets)},
            {"applicant", bounded(row.applicant)},
            {"address_phone", bounded(row.address) + between + phone},
            {"handling_agency", bounded(row.handling_agency)},
            {"received_at", short_time(row.received_at)},
            {"due_at", row.due_at ? short_time(*row.due_at) : ""},
            {"returned_at", row.returned_at ? short_time(*row.returned_at) : ""},
            {"method", bounded(row.method)},
            {"remark", bounded(row.remark)}};
}

Content content_of(FormSet const& set, FileRegister const& part) {
    Content content = begin(set, FormKind::FileRegister, part.issued_at);
    Texts& fields = content.fields;
    set_office(fields, part.office, part.issued_at);
    fields["register_book"] = bounded(part.book);
    fields["from"] = short_date(part.from);
    fields["to"] = short_date(part.to);
    std::vector<Texts>& rows = content.tables["files"];
    for (RegisterRow const& row : part.rows)
        rows.push_back(register_row(row));
    return finished(std::move(content));
}

}
