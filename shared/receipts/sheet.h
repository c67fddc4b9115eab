#pragma once

#include "shared/receipts/form_set.h"

#include <variant>

namespace onedoor::receipts {

/// Lines side by side.
struct LineRow {
    std::vector<Line> lines;
};

struct Paragraph {
    std::string text;
    TextWeight weight = TextWeight::Body;
};

struct SheetTable {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

struct Signature {
    std::string heading;
    /// "(Ký và ghi rõ họ tên)".
    std::string instruction;
    /// Lines of the mark of a digital signature, empty when signed by hand.
    std::vector<std::string> mark;
    std::string name;
    /// Instead of a signature: to whom it goes, below the heading.
    std::vector<std::string> recipients;
};

struct Signatures {
    std::vector<Signature> places;
};

struct HorizontalRule {};

using SheetBlock = std::variant<LineRow, Paragraph, SheetTable, Signatures, HorizontalRule>;

/// One form as it goes to paper: every text final, nothing placed yet.
struct Sheet {
    Paper paper = Paper::A5;
    Head head = Head::Letter;
    std::string parent_agency;
    std::string unit;
    std::string number_line;
    std::string code_line;
    std::string place_and_date;
    /// What the QR code holds; empty: no code.
    std::string code;
    std::string title;
    std::string subtitle;
    std::vector<SheetBlock> blocks;
    /// "Mẫu số 02, Thông tư 03/2025/TT-VPCP": at the foot of every page.
    std::string foot;
    /// On top of every page but the first.
    std::string continuation;
    /// On top of every page and across it; empty: an original.
    std::string mark;
    std::string document_title;
    core::Instant issued_at;
};

/// What is decided when paper comes out, not when the form is issued.
struct Printing {
    Copy copy = Copy::Applicant;
    /// As it is shown ("ABC-DEF-GHJ"), on the applicant's copy of form 01 alone; never frozen.
    std::string look_up_secret{};
    /// Behind '#' of the QR code's address (signed_digest.h); empty: none.
    std::string proof{};
    /// When it is printed again: the sheet is marked "BẢN SAO".
    std::optional<core::Instant> reprinted_at{};
};

/// Fails with "form_set.not_found" or "form_set.kind" when the set that the content was issued
/// with is not there.
Result<Sheet> lay_out(FormSets const& sets, Content const& content, Printing const& printing);

}
