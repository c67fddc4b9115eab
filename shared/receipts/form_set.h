#pragma once

#include "shared/receipts/content.h"
#include "shared/receipts/parts.h"
#include "shared/text/language.h"

#include <memory>

namespace onedoor::receipts {

enum class Paper : std::uint8_t { A5, A4Landscape };

/// What stands on top of the first page.
enum class Head : std::uint8_t {
    Letter, ///< agency, number and file code beside the state's name, place and date (01 to 05)
    Record  ///< agency and file code beside the state's name (06, 07)
};

enum class TextWeight : std::uint8_t { Body, Strong, Note, StrongNote };

/// Texts of a layout hold `{name}` for a field and `{name…}` for one that leaves a dotted line to
/// write on when it is empty. `[…]` is left out when a field in it is empty; so is the whole
/// block when a field outside brackets is.
struct Column {
    std::string heading;
    /// Columns side by side with the same group stand below it; empty: none.
    std::string group;
    std::string value;
    /// Millimetres; 0: an equal share of the rest.
    std::int32_t width_mm = 0;
    bool is_centred = false;
};

struct SignatureSpot {
    /// Replaced by the signer's title where `title_field` has one.
    std::string heading;
    std::string instruction;
    /// Fields; empty: none.
    std::string name_field;
    std::string title_field;
    std::string signed_at_field;
    /// "Nơi nhận" in the place of a signature; empty: a signature.
    std::vector<std::string> recipients;
};

struct Block {
    enum class Kind : std::uint8_t { Line, Text, Table, Signatures, Rule };
    Kind kind = Kind::Text;
    /// Of a line: one or more side by side.
    std::vector<Line> lines;
    std::string text;
    TextWeight weight = TextWeight::Body;
    /// Printed on this copy only.
    std::optional<Copy> only_on{};
    /// Of Content::tables; left out without rows when `needs_rows`.
    std::string table;
    std::vector<Column> columns;
    bool needs_rows = false;
    std::vector<SignatureSpot> signatures;
};

struct FormLayout {
    FormKind kind = FormKind::Receipt;
    /// "01", of the circular.
    std::string number;
    /// Behind the running number: "TNHS". Empty: the form is not numbered.
    std::string series;
    Paper paper = Paper::A5;
    Head head = Head::Letter;
    std::string title;
    /// Below the title.
    std::string office_copy;
    std::string applicant_copy;
    std::vector<Block> blocks;
};

/// "0008/TNHS" for the eighth of the year; empty when the form is not numbered.
std::string number_text(FormLayout const& form, std::int32_t number);

/// The forms of one circular as data. Immutable; a printed form stays on the version it was
/// issued with.
class FormSet {
public:
    /// Reads assets/form-sets/<id>.v<version>.json (shape: form-set.schema.json). Fails with the
    /// codes of shared/json, or "form_set.word", "form_set.kind" (a form twice),
    /// "form_set.field" (no such field in this form's contents), "form_set.bracket" and
    /// "form_set.empty", and the path of the spot.
    static Result<FormSet> parse(std::string_view json);

    [[nodiscard]] std::string const& id() const { return m_id; }
    [[nodiscard]] std::int32_t version() const { return m_version; }
    [[nodiscard]] text::Localized const& name() const { return m_name; }
    /// "Thông tư 03/2025/TT-VPCP", as the foot of each page names it.
    [[nodiscard]] std::string const& circular() const { return m_circular; }
    /// Null when this circular has no such form.
    [[nodiscard]] FormLayout const* form(FormKind kind) const;

private:
    std::string m_id;
    std::int32_t m_version = 1;
    text::Localized m_name;
    std::string m_circular;
    std::vector<FormLayout> m_forms;
};

/// The circular in force (facts: since 2025).
inline constexpr std::string_view form_set_in_force = "tt-03-2025";

/// Every form set an office knows, in all versions that forms were issued with.
class FormSets {
public:
    /// Fails with "form_set.id" when this version is there already.
    Result<void> add(FormSet set);

    /// Pointers stay good as long as this. Null: there is none.
    [[nodiscard]] FormSet const* find(std::string_view id, std::int32_t version) const;
    [[nodiscard]] FormSet const* newest(std::string_view id) const;

private:
    std::vector<std::unique_ptr<FormSet const>> m_sets;
};

}
