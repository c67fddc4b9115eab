#include "shared/print/pdf_signature.h"

#include "shared/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <optional>
#include <string_view>

namespace onedoor::print {

static constexpr std::size_t signature_bytes_max = 16UL * 1024;
static constexpr std::size_t table_entry_bytes = 20;
/// Room for three numbers of ten digits.
static constexpr std::string_view range_place = "[0000000000 0000000000 0000000000 0000000000]";

static std::string_view text_of(core::Bytes const& bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

/// The number that follows the last `key`.
static std::optional<std::size_t> number_behind(std::string_view text, std::string_view key) {
    std::size_t const at = text.rfind(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    std::size_t const digit = text.find_first_of("0123456789", at + key.size());
    std::size_t number = 0;
    if (digit == std::string_view::npos ||
        std::from_chars(text.data() + digit, text.data() + text.size(), number).ec != std::errc())
        return std::nullopt;
    return number;
}

namespace {

/// Where the objects of a PDF with one plain table of them are.
struct Structure {
    std::string_view text;
    std::size_t table = 0;
    std::size_t size = 0;
    std::size_t root = 0;
    std::size_t information = 0;

    static std::optional<Structure> read(std::string_view text);
    /// From "<<" to the last ">>".
    [[nodiscard]] std::optional<std::string_view> dictionary(std::size_t object) const;
};

}

std::optional<Structure> Structure::read(std::string_view text) {
    auto const table = number_behind(text, "startxref");
    if (!table || *table >= text.size() || !text.substr(*table).starts_with("xref\n0 "))
        return std::nullopt;
    std::string_view const trailer = text.substr(*table);
    auto const size = number_behind(trailer, "/Size");
    auto const root = number_behind(trailer, "/Root");
    auto const information = number_behind(trailer, "/Info");
    if (!size || !root || !information)
        return std::nullopt;
    return Structure{text, *table, *size, *root, *information};
}

std::optional<std::string_view> Structure::dictionary(std::size_t object) const {
    std::size_t const entries = text.find('\n', table + 5) + 1;
    std::size_t const entry = entries + object * table_entry_bytes;
    if (object >= size || entry + table_entry_bytes > text.size())
        return std::nullopt;
    std::size_t offset = 0;
    std::from_chars(text.data() + entry, text.data() + entry + 10, offset);
    std::string const head = std::to_string(object) + " 0 obj\n<<";
    if (offset >= text.size() || !text.substr(offset).starts_with(head))
        return std::nullopt;
    std::size_t const begin = offset + head.size() - 2;
    std::size_t const end = text.find("\nendobj", begin);
    if (end == std::string_view::npos || !text.substr(begin, end - begin).ends_with(">>"))
        return std::nullopt;
    return text.substr(begin, end - begin);
}

/// The dictionary with one more member.
static std::string with_member(std::string_view dictionary, std::string const& member) {
    dictionary.remove_suffix(2);
    return std::string(dictionary) + "   " + member + "\n>>";
}

/// A text string: UTF-16 with its byte order mark, in hexadecimal.
static std::string pdf_text(std::string_view text) {
    std::string hex = "<FEFF";
    auto const add = [&hex](char32_t unit) {
        char digits[8];
        std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(unit & 0xFFFF));
        hex += digits;
    };
    for (std::size_t at = 0; at < text.size();) {
        auto const [character, length] = text::decode_valid(text, at);
        at += length;
        if (character >= 0x10000) {
            add(0xD800 + ((character - 0x10000) >> 10));
            add(0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            add(character);
        }
    }
    return hex + ">";
}

/// "(D:20261121093107+07'00')".
static std::string pdf_time(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    char text[64];
    std::snprintf(text, sizeof text, "(D:%04d%02d%02d%02d%02d%02d+07'00')", local.date.year,
                  local.date.month, local.date.day, local.second_of_day / 3600,
                  local.second_of_day / 60 % 60, local.second_of_day % 60);
    return text;
}

namespace {

/// Objects behind the end of a PDF, and the table that leads to them (ISO 32000-1, 7.5.6).
class Update {
public:
    explicit Update(core::Bytes pdf) : m_bytes(std::move(pdf)) { add("\n"); }

    void add_object(std::size_t number, std::string_view content) {
        m_offsets[number] = m_bytes.size();
        add(std::to_string(number) + " 0 obj\n");
        add(content);
        add("\nendobj\n");
    }

    core::Bytes finish(std::size_t root, std::size_t information, std::size_t previous_table) {
        std::size_t const table = m_bytes.size();
        add("xref\n");
        for (auto const& [number, offset] : m_offsets) {
            char entry[32];
            std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", offset);
            add(std::to_string(number) + " 1\n");
            add(entry);
        }
        std::size_t const size = m_offsets.rbegin()->first + 1;
        add("trailer\n<< /Size " + std::to_string(size) + "\n   /Root " + std::to_string(root) +
            " 0 R\n   /Info " + std::to_string(information) + " 0 R\n   /Prev " +
            std::to_string(previous_table) + "\n>>\nstartxref\n" + std::to_string(table) +
            "\n%%EOF\n");
        return std::move(m_bytes);
    }

private:
    void add(std::string_view text) { m_bytes.insert(m_bytes.end(), text.begin(), text.end()); }

    core::Bytes m_bytes;
    std::map<std::size_t, std::size_t> m_offsets;
};

}

static std::string reference(std::size_t object) {
    return std::to_string(object) + " 0 R";
}

static std::string signature_object(SignatureNote const& note) {
    return "<< /Type /Sig\n   /Filter /Adobe.PPKLite\n   /SubFilter /ETSI.CAdES.detached\n   "
           "/Name " +
           pdf_text(note.name) + "\n   /Reason " + pdf_text(note.reason) + "\n   /M " +
           pdf_time(note.signed_at) + "\n   /ByteRange " + std::string(range_place) +
           "\n   /Contents <" + std::string(2 * signature_bytes_max, '0') + ">\n>>";
}

static void write_range(core::Bytes& bytes, std::size_t gap_begin, std::size_t gap_end) {
    std::size_t const place = text_of(bytes).rfind(range_place);
    char range[64];
    std::snprintf(range, sizeof range, "[%010d %010zu %010zu %010zu]", 0, gap_begin, gap_end,
                  bytes.size() - gap_end);
    std::copy_n(range, range_place.size(), bytes.begin() + static_cast<std::ptrdiff_t>(place));
}

Result<SignablePdf> SignablePdf::create(core::Bytes pdf, SignatureNote const& note) {
    auto const structure = Structure::read(text_of(pdf));
    if (!structure)
        return fail("pdf.structure", "no plain table of objects");
    auto const catalogue = structure->dictionary(structure->root);
    auto const pages = catalogue ? number_behind(*catalogue, "/Pages") : std::nullopt;
    auto const tree = pages ? structure->dictionary(*pages) : std::nullopt;
    auto const page = tree ? number_behind(*tree, "/Kids") : std::nullopt;
    auto const page_dictionary = page ? structure->dictionary(*page) : std::nullopt;
    if (!page_dictionary || page_dictionary->find("/Annots") != std::string_view::npos)
        return fail("pdf.structure", "no first page to sign on");

    std::size_t const signature = structure->size;
    std::size_t const field = signature + 1;
    std::string const new_page =
        with_member(*page_dictionary, "/Annots [ " + reference(field) + " ]");
    std::string const new_catalogue =
        with_member(*catalogue, "/AcroForm << /Fields [ " + reference(field) + " ] /SigFlags 3 >>");
    auto const [root, information, table] =
        std::array{structure->root, structure->information, structure->table};
    Update update(std::move(pdf));
    update.add_object(*page, new_page);
    update.add_object(root, new_catalogue);
    update.add_object(signature, signature_object(note));
    update.add_object(field, "<< /Type /Annot\n   /Subtype /Widget\n   /FT /Sig\n   /T (office)\n"
                             "   /V " +
                                 reference(signature) + "\n   /P " + reference(*page) +
                                 "\n   /Rect [ 0 0 0 0 ]\n   /F 132\n>>");
    SignablePdf signable;
    signable.m_bytes = update.finish(root, information, table);
    std::string_view const text = text_of(signable.m_bytes);
    signable.m_gap_begin = text.rfind("/Contents <") + std::string_view("/Contents ").size();
    signable.m_gap_end = signable.m_gap_begin + 2 * signature_bytes_max + 2;
    write_range(signable.m_bytes, signable.m_gap_begin, signable.m_gap_end);
    return signable;
}

core::Bytes SignablePdf::covered() const {
    core::Bytes bytes(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_gap_begin));
    bytes.insert(bytes.end(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_gap_end),
                 m_bytes.end());
    return bytes;
}

Result<core::Bytes> SignablePdf::finish(core::Bytes const& signature) && {
    if (signature.size() > signature_bytes_max)
        return fail("pdf.signature_size", "the signature is longer than its place");
    std::string const hex = core::to_hex(signature);
    std::ranges::copy(hex, m_bytes.begin() + static_cast<std::ptrdiff_t>(m_gap_begin) + 1);
    return std::move(m_bytes);
}

}
