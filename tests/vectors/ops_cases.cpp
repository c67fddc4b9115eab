#include "shared/cases/file_code.h"
#include "shared/cases/references.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

using namespace cases;

static Result<json::Value> made_code(json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    std::string const style = TRY(reader.string("style"));
    std::string const agency = TRY(reader.string("agency"));
    std::string const day = TRY(reader.string("date"));
    core::Date const date = TRY(core::parse_iso_date(day));
    auto const sequence =
        static_cast<std::uint32_t>(TRY(reader.integer("sequence", {0, 100'000'000})));
    TRY_VOID(reader.finish());
    AgencyStyle const agency_style = style == "ministry" ? AgencyStyle::Ministry
                                     : style == "old"    ? AgencyStyle::Circular2018
                                                         : AgencyStyle::Decision2020;
    return TRY(make_file_code(agency_style, agency, date, sequence)).text();
}

static Result<json::Value> parsed_code(json::Value const& in) {
    std::string const text = TRY(string_of(in));
    FileCode const code = TRY(parse_file_code(text));
    return json::Object{{"agency", code.agency},
                        {"date", core::to_iso(code.date)},
                        {"sequence", static_cast<std::int64_t>(code.sequence)},
                        {"text", code.text()}};
}

/// "make_code", "parse_code", "tidy_code", "secret" (shown form), "reference" (of a submission id),
/// "payment_reference" (of a submission id).
Result<json::Value> run_cases(std::string_view op, json::Value const& in) {
    if (op == "make_code")
        return made_code(in);
    if (op == "parse_code")
        return parsed_code(in);
    std::string const text = TRY(string_of(in));
    if (op == "tidy_code")
        return tidy_code(text);
    if (op == "secret")
        return TRY(parse_lookup_secret(text)).shown();
    if (op != "reference" && op != "payment_reference")
        return unknown_op();
    Reference const reference = make_reference(TRY(core::SubmissionId::parse(text)));
    return op == "reference" ? reference.text() : payment_reference(reference);
}

}
