#pragma once

#include "shared/calendar/deadline.h"
#include "shared/receipts/content.h"
#include "shared/receipts/parts.h"

namespace onedoor::receipts {

class FormSet;

/// What stands on top of forms 01 to 05. Empty text means: not given; what the law's form has
/// anyway (place, number) gets a dotted line to write on, other lines are left out.
struct Heading {
    Office office;
    /// "0008/TNHS".
    std::string number;
    /// Empty before acceptance: forms 02 and 03 then name the reference below.
    std::string file_code;
    /// What the citizen holds before there is a file code: "TN-4K7M2P9RX3".
    std::string reference{};
    Applicant applicant;
    /// The procedure, or what is asked for.
    std::string request;
    core::Instant issued_at{};
};

/// Form 01.
struct Receipt {
    /// issued_at is when the file was received.
    Heading heading;
    std::vector<SubmittedPaper> papers;
    std::int32_t sets = 1;
    /// Nothing when no time limit is known to the program.
    std::optional<calendar::Duration> duration{};
    std::optional<core::Instant> due_at{};
    /// "Quầy 2", "Dịch vụ bưu chính công ích", "Cổng dịch vụ công".
    std::string result_channel;
    Payment payment;
    std::string register_book;
    std::string register_number;
    Signer receiver;
    /// SHA-256 of what was submitted, 64 hexadecimal digits.
    std::string package_digest;
};

struct RequestedPaper {
    SubmittedPaper paper;
    /// What is to be corrected or completed.
    std::string correction;
};

/// Form 02.
struct SupplementRequest {
    Heading heading;
    std::vector<RequestedPaper> papers;
    std::string reason;
    /// Until when it may come; nothing: no limit.
    std::optional<core::Instant> until{};
    /// Whom to ask.
    std::string contact_name;
    std::string contact_phone;
    Signer signer;
};

/// Form 03, at the counter or after appraisal.
struct Refusal {
    Heading heading;
    std::string reason;
    /// With a title when the leader refuses after appraisal.
    Signer signer;
};

/// Form 04.
struct Extension {
    Heading heading;
    core::Instant received_at;
    core::Instant due_at;
    std::string reason;
    core::Instant new_due_at;
    /// 1 is the only one the law allows (Decree 61/2018 art. 19(9)).
    std::int32_t number = 1;
    Signer signer;
};

/// Form 05.
struct StopNotice {
    Heading heading;
    /// "đề nghị rút hồ sơ của người nộp hồ sơ", "quá thời hạn bổ sung hồ sơ".
    std::string ground;
    /// How far the file had come: "Đang giải quyết tại Phòng Tư pháp".
    std::string stage;
    /// "Hoàn trả 15.000 đ theo quy định"; empty: nothing was paid.
    std::string money;
    /// "Trả lại 02 giấy tờ bản chính"; empty: none was kept.
    std::string returned_papers;
    Signer signer;
};

/// One hand-over of the file.
struct HandOver {
    /// "Giao: Bộ phận Tiếp nhận và Trả kết quả", as the row names it.
    std::string unit;
    core::Instant at;
    std::string giver;
    std::string receiver;
    /// Empty while the receiver is still at it.
    std::string outcome;
    std::string remark;
};

/// Form 06.
struct ControlSlip {
    /// issued_at is when it is printed.
    Heading heading;
    std::string handling_agency;
    /// Empty: none.
    std::string consulted_agencies;
    core::Instant received_at;
    std::optional<core::Instant> due_at{};
    std::vector<HandOver> hand_overs;
};

/// "trước hạn", "đúng hạn" or "quá hạn" of what ended at `ended_at` (facts: before the day, on the
/// day until the hour, after it).
std::string_view outcome_text(core::Instant ended_at, core::Instant due_at);

struct RegisterRow {
    std::string number;
    std::string file_code;
    std::string procedure;
    std::int32_t sets = 1;
    std::string applicant;
    std::string address;
    /// Printed masked.
    std::string phone;
    std::string handling_agency;
    core::Instant received_at;
    std::optional<core::Instant> due_at{};
    std::optional<core::Instant> returned_at{};
    std::string method;
    std::string remark;
};

/// Form 07: a part of the year's book.
struct FileRegister {
    Office office;
    /// "01/2026".
    std::string book;
    core::Date from;
    core::Date to;
    core::Instant issued_at;
    std::vector<RegisterRow> rows;
};

/// Freezes what a form says. Texts longer than limits::text_answer_characters_max, reasons longer
/// than limits::long_text_answer_characters_max, are cut.
Content content_of(FormSet const& set, Receipt const& receipt);
Content content_of(FormSet const& set, SupplementRequest const& request);
Content content_of(FormSet const& set, Refusal const& refusal);
Content content_of(FormSet const& set, Extension const& extension);
Content content_of(FormSet const& set, StopNotice const& notice);
Content content_of(FormSet const& set, ControlSlip const& slip);
Content content_of(FormSet const& set, FileRegister const& part);

/// Every field and every column that contents of this kind may have; a form set names no others.
struct Vocabulary {
    struct Table {
        std::string_view name;
        std::vector<std::string_view> columns;
    };
    std::vector<std::string_view> fields;
    std::vector<Table> tables;
};
Vocabulary const& vocabulary_of(FormKind kind);

}
