#include "shared/receipts/sheet.h"

#include "shared/receipts/template.h"
#include "shared/receipts/wording.h"

namespace onedoor::receipts {

static SheetTable table_of(Block const& block, std::vector<Texts> const& rows) {
    SheetTable table{.columns = block.columns, .rows = {}};
    for (Texts const& row : rows) {
        std::vector<std::string>& cells = table.rows.emplace_back();
        for (Column const& column : block.columns)
            cells.push_back(filled_in(column.value, row).value_or(""));
    }
    return table;
}

static Signature signature_of(SignatureSpot const& spot, Content const& content) {
    std::string_view const title = content.field(spot.title_field);
    Signature signature{.heading = title.empty() ? spot.heading : std::string(title),
                        .instruction = spot.instruction,
                        .mark = {},
                        .name = std::string(content.field(spot.name_field)),
                        .recipients = {}};
    if (std::string_view const signed_at = content.field(spot.signed_at_field);
        !signed_at.empty()) {
        signature.instruction = "(Ký số)";
        signature.mark = {"Ký số bởi: " + signature.name, std::string(signed_at)};
    }
    for (std::string const& recipient : spot.recipients) {
        if (auto text = filled_in(recipient, content.fields))
            signature.recipients.push_back(std::move(*text));
    }
    return signature;
}

static std::optional<SheetBlock> block_of(Block const& block, Content const& content) {
    switch (block.kind) {
    case Block::Kind::Line: {
        LineRow row;
        for (Line const& line : block.lines)
            if (auto text = filled_in(line.value, content.fields))
                row.lines.push_back({line.label, std::move(*text)});
        return row.lines.empty() ? std::nullopt : std::optional<SheetBlock>(std::move(row));
    }
    case Block::Kind::Text:
        if (auto text = filled_in(block.text, content.fields))
            return Paragraph{std::move(*text), block.weight};
        return std::nullopt;
    case Block::Kind::Table: {
        auto const rows = content.tables.find(block.table);
        bool const has_rows = rows != content.tables.end() && !rows->second.empty();
        if (!has_rows && block.needs_rows)
            return std::nullopt;
        return table_of(block, has_rows ? rows->second : std::vector<Texts>());
    }
    case Block::Kind::Signatures: {
        Signatures signatures;
        for (SignatureSpot const& spot : block.signatures)
            signatures.places.push_back(signature_of(spot, content));
        return signatures;
    }
    case Block::Kind::Rule:
        break;
    }
    return HorizontalRule{};
}

/// The fields that only paper has.
static Content with_printed_fields(Content content, Printing const& printing) {
    if (content.kind == FormKind::Receipt)
        content.fields["look_up_words"] =
            printing.look_up_secret.empty()
                ? "Tra cứu bằng mã hồ sơ và mã tra cứu đã nhận khi nộp hồ sơ."
                : "Mã tra cứu: " + printing.look_up_secret + ".";
    return content;
}

static void set_head(Sheet& sheet, FormLayout const& form, Content const& content) {
    sheet.head = form.head;
    sheet.parent_agency = content.field("parent_capitals");
    sheet.unit = content.field("unit_capitals");
    if (!form.series.empty())
        sheet.number_line = filled_in("Số: {number…}", content.fields).value_or("");
    sheet.code_line = content.field("code_line");
    sheet.place_and_date = filled_in("{place…}, {issued_on}", content.fields).value_or("");
}

Result<Sheet> lay_out(FormSets const& sets, Content const& content, Printing const& printing) {
    FormSet const* const set = sets.find(content.form_set, content.form_set_version);
    if (set == nullptr)
        return fail("form_set.not_found", "no form set " + content.form_set);
    FormLayout const* const form = set->form(content.kind);
    if (form == nullptr)
        return fail("form_set.kind", "the circular has no such form");
    Sheet sheet{.paper = form->paper, .issued_at = content.issued_at};
    set_head(sheet, *form, content);
    sheet.code = content.field("look_up_address");
    if (!printing.proof.empty() && !sheet.code.empty())
        sheet.code += "#" + printing.proof;
    sheet.title = form->title;
    sheet.subtitle = printing.copy == Copy::Office ? form->office_copy : form->applicant_copy;
    Content const printed = with_printed_fields(content, printing);
    for (Block const& block : form->blocks) {
        if (block.only_on && *block.only_on != printing.copy)
            continue;
        if (std::optional<SheetBlock> shown = block_of(block, printed))
            sheet.blocks.push_back(std::move(*shown));
    }
    std::string const subject = sheet.code_line.empty() ? form->title : sheet.code_line;
    sheet.foot = "Mẫu số " + form->number + ", " + set->circular();
    sheet.continuation = subject + " (tiếp theo)";
    sheet.document_title =
        form->title +
        (sheet.code_line.empty() ? "" : " " + std::string(content.field("file_code")));
    if (printing.reprinted_at)
        sheet.mark = "BẢN SAO (in lại " + long_time(*printing.reprinted_at) + ")";
    return sheet;
}

}
