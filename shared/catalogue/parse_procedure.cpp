#include "shared/catalogue/catalogue.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <array>

namespace onedoor::catalogue {

namespace {

using json::ObjectReader;

constexpr std::int64_t amount_max = 999'999'999'999;

template<typename Enum> struct Word {
    std::string_view text;
    Enum value;
};

constexpr std::array level_words{Word{"central", Level::Central}, Word{"province", Level::Province},
                                 Word{"commune", Level::Commune}};
constexpr std::array subject_words{
    Word{"citizen", Subject::Citizen}, Word{"business", Subject::Business},
    Word{"household_business", Subject::HouseholdBusiness},
    Word{"organisation", Subject::Organisation}, Word{"foreigner", Subject::Foreigner}};
constexpr std::array service_words{Word{"information", ServiceLevel::Information},
                                   Word{"partial", ServiceLevel::Partial},
                                   Word{"full", ServiceLevel::Full}};
constexpr std::array channel_words{Word{"counter", Channel::Counter},
                                   Word{"online", Channel::Online}, Word{"post", Channel::Post}};
constexpr std::array fee_kind_words{Word{"fee", FeeKind::Fee}, Word{"charge", FeeKind::Charge}};
constexpr std::array fee_unit_words{Word{"file", FeeUnit::File}, Word{"copy", FeeUnit::Copy},
                                    Word{"page", FeeUnit::Page}, Word{"person", FeeUnit::Person}};
constexpr std::array confidence_words{Word{"high", Confidence::High},
                                      Word{"medium", Confidence::Medium},
                                      Word{"low", Confidence::Low}};
constexpr std::array time_unit_words{Word{"working_day", calendar::Unit::WorkingDay},
                                     Word{"calendar_day", calendar::Unit::CalendarDay},
                                     Word{"hour", calendar::Unit::Hour},
                                     Word{"same_day", calendar::Unit::SameDay}};
constexpr std::array counting_words{Word{"legal_days", calendar::Counting::LegalDays},
                                    Word{"hour_clock", calendar::Counting::HourClock}};

template<typename Enum, std::size_t count>
Result<Enum> choose(std::array<Word<Enum>, count> const& words, std::string_view text,
                    std::string_view path) {
    for (auto const& word : words)
        if (word.text == text)
            return word.value;
    return fail("catalogue.choice", "not one of the allowed words", path);
}

template<typename Enum, std::size_t count>
Result<Enum> read_word(ObjectReader& reader, std::array<Word<Enum>, count> const& words,
                       std::string_view name) {
    return choose(words, TRY(reader.string(name)), reader.path_of(name));
}

/// Lower-case letters, digits and single dashes or underscores between them.
bool is_id(std::string_view id) {
    bool separated = true;
    for (char const c : id) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && (separated || (c != '-' && c != '_')))
            return false;
        separated = !letter;
    }
    return !separated && id.size() <= 80;
}

/// N.NNNNNN with N = 1, 2, 3, and the agency behind it in provincial copies
/// ("1.010708.000.00.00.H56").
bool is_national_code(std::string_view code) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() < 8 || code.size() > 40 || code[0] < '1' || code[0] > '3' || code[1] != '.')
        return false;
    bool const number = std::ranges::all_of(code.substr(2, 6), is_digit);
    std::string_view const agency = code.substr(8);
    bool const sound = std::ranges::all_of(
        agency, [is_digit](char c) { return c == '.' || is_digit(c) || (c >= 'A' && c <= 'Z'); });
    return number && sound && (agency.empty() || (agency.size() > 1 && agency[0] == '.'));
}

Result<std::string> read_id(ObjectReader& reader) {
    std::string id = TRY(reader.string("id"));
    if (!is_id(id))
        return fail("catalogue.id", {}, reader.path_of("id"));
    return id;
}

Result<core::Date> read_date(ObjectReader& reader, std::string_view name) {
    Result<core::Date> const date = core::parse_iso_date(TRY(reader.string(name)));
    if (!date)
        return fail("catalogue.date", {}, reader.path_of(name));
    return *date;
}

Result<text::Localized> read_note(ObjectReader& reader, std::string_view name) {
    return TRY(reader.optional_localized(name)).value_or(text::Localized{});
}

Result<std::int32_t> read_count(ObjectReader& reader, std::string_view name,
                                ObjectReader::Range range) {
    return static_cast<std::int32_t>(TRY(reader.integer(name, range)));
}

Result<Case> parse_case(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Case result{TRY(read_id(reader)), TRY(reader.localized("name"))};
    TRY_VOID(reader.finish());
    return result;
}

Result<Fee> parse_fee(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Fee fee;
    fee.id = TRY(read_id(reader));
    fee.kind = TRY(read_word(reader, fee_kind_words, "kind"));
    fee.name = TRY(reader.localized("name"));
    TRY(reader.value("amount"));
    if (auto const amount = TRY(reader.optional_integer("amount", {0, amount_max})))
        fee.amount = core::Dong{*amount};
    fee.per = TRY(read_word(reader, fee_unit_words, "per"));
    fee.cases = TRY(reader.optional_strings("cases"));
    fee.note = TRY(read_note(reader, "note"));
    TRY_VOID(reader.finish());
    return fee;
}

Result<std::optional<calendar::Duration>> parse_time(ObjectReader& outer) {
    TRY(outer.value("time"));
    std::optional<ObjectReader> reader = TRY(outer.optional_object("time"));
    if (!reader)
        return std::nullopt;
    calendar::Duration const time{TRY(read_count(*reader, "amount", {1, 2000})),
                                  TRY(read_word(*reader, time_unit_words, "unit"))};
    TRY_VOID(reader->finish());
    return time;
}

Result<Method> parse_method(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Method method;
    method.channel = TRY(read_word(reader, channel_words, "channel"));
    method.cases = TRY(reader.optional_strings("cases"));
    method.time = TRY(parse_time(reader));
    method.time_note = TRY(read_note(reader, "time_note"));
    method.fees = TRY(reader.list<Fee>("fees", parse_fee));
    method.note = TRY(read_note(reader, "note"));
    TRY_VOID(reader.finish());
    return method;
}

Result<FeeExemption> parse_exemption(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    FeeExemption exemption{TRY(read_id(reader)), TRY(reader.localized("name")),
                           TRY(read_count(reader, "percent", {1, 100})),
                           TRY(reader.optional_strings("fees"))};
    TRY_VOID(reader.finish());
    return exemption;
}

Result<Paper> parse_paper(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Paper paper;
    paper.id = TRY(read_id(reader));
    paper.name = TRY(reader.localized("name"));
    paper.cases = TRY(reader.optional_strings("cases"));
    paper.originals = TRY(read_count(reader, "original", {0, 50}));
    paper.copies = TRY(read_count(reader, "copies", {0, 50}));
    paper.necessity = TRY(reader.boolean("required")) ? Necessity::Required : Necessity::Optional;
    paper.is_form = TRY(reader.optional_boolean("form")).value_or(false);
    paper.is_shown = TRY(reader.optional_boolean("shown")).value_or(false);
    paper.note = TRY(read_note(reader, "note"));
    TRY_VOID(reader.finish());
    return paper;
}

Result<ProcedureResult> parse_result(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    TRY(reader.value("code"));
    ProcedureResult result{TRY(reader.optional_string("code")), TRY(reader.localized("name"))};
    TRY_VOID(reader.finish());
    return result;
}

Result<LegalBasis> parse_legal_basis(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    LegalBasis basis{TRY(reader.string("number")), TRY(reader.localized("name"))};
    TRY_VOID(reader.finish());
    return basis;
}

Result<Subject> parse_subject(json::Value const& value, std::string const& path) {
    std::string const* const text = value.as_string();
    return choose(subject_words, text != nullptr ? *text : std::string_view(), path);
}

Result<void> read_head(ObjectReader& reader, Procedure& procedure) {
    procedure.id = TRY(read_id(reader));
    TRY(reader.value("code"));
    procedure.code = TRY(reader.optional_string("code"));
    if (procedure.code && !is_national_code(*procedure.code))
        return fail("catalogue.code", {}, reader.path_of("code"));
    procedure.revision = TRY(read_count(reader, "revision", {1, 9999}));
    procedure.effective_from = TRY(read_date(reader, "effective_from"));
    if (!TRY(reader.value("effective_to"))->is_null())
        procedure.effective_to = TRY(read_date(reader, "effective_to"));
    procedure.name = TRY(reader.localized("name"));
    procedure.sector = TRY(reader.string("sector"));
    procedure.level = TRY(read_word(reader, level_words, "level"));
    procedure.agency = TRY(reader.localized("agency"));
    procedure.subjects = TRY(reader.list<Subject>("subjects", parse_subject));
    return {};
}

Result<void> read_service(ObjectReader& outer, Procedure& procedure) {
    ObjectReader reader = TRY(outer.object("service"));
    procedure.service = TRY(read_word(reader, service_words, "level"));
    procedure.service_reason = TRY(read_note(reader, "reason"));
    return reader.finish();
}

Result<void> read_parts(ObjectReader& reader, Procedure& procedure) {
    procedure.everyday = TRY(reader.strings("everyday"));
    procedure.life_events = TRY(reader.strings("life_events"));
    procedure.territorial = TRY(reader.boolean("territorial"));
    procedure.case_question = TRY(read_note(reader, "case_question"));
    procedure.cases = TRY(reader.list<Case>("cases", parse_case));
    procedure.methods = TRY(reader.list<Method>("methods", parse_method));
    procedure.fee_exemptions = TRY(reader.list<FeeExemption>("fee_exemptions", parse_exemption));
    procedure.papers = TRY(reader.list<Paper>("papers", parse_paper));
    procedure.sets = TRY(read_count(reader, "sets", {0, 20}));
    procedure.steps = TRY(reader.list<text::Localized>("steps", json::read_localized));
    procedure.results = TRY(reader.list<ProcedureResult>("results", parse_result));
    procedure.legal_basis = TRY(reader.list<LegalBasis>("legal_basis", parse_legal_basis));
    return {};
}

Result<void> read_rest(ObjectReader& reader, Procedure& procedure) {
    TRY(reader.value("conditions"));
    procedure.conditions = TRY(reader.optional_localized("conditions"));
    procedure.counting = TRY(read_word(reader, counting_words, "counting"));
    TRY(reader.value("form"));
    procedure.form = TRY(reader.optional_string("form"));
    procedure.related = TRY(reader.optional_strings("related"));
    procedure.source = TRY(reader.string("source"));
    procedure.confidence = TRY(read_word(reader, confidence_words, "confidence"));
    return reader.finish();
}

}

Result<Procedure> read_procedure(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Procedure procedure;
    TRY_VOID(read_head(reader, procedure));
    TRY_VOID(read_service(reader, procedure));
    TRY_VOID(read_parts(reader, procedure));
    TRY_VOID(read_rest(reader, procedure));
    return procedure;
}

}
