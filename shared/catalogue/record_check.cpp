#include "shared/catalogue/record_check.h"

#include "shared/catalogue/catalogue.h"
#include "shared/json/path.h"

#include <algorithm>

namespace onedoor::catalogue {

namespace {

template<typename Part>
Result<void> check_unique(std::vector<Part> const& parts, std::string const& path) {
    for (Part const& part : parts)
        if (std::ranges::count(parts, part.id, &Part::id) > 1)
            return fail("catalogue.duplicate_id", part.id, path);
    return {};
}

Result<void> check_cases(Procedure const& procedure, std::vector<std::string> const& cases,
                         std::string const& path) {
    for (std::string const& id : cases)
        if (!has_case(procedure, id))
            return fail("catalogue.unknown_case", id, path);
    return {};
}

Result<void> check_methods(Procedure const& procedure, std::string const& list_path) {
    for (std::size_t i = 0; i < procedure.methods.size(); ++i) {
        Method const& method = procedure.methods[i];
        std::string const path = json::element_path(list_path, i);
        TRY_VOID(check_cases(procedure, method.cases, path));
        TRY_VOID(check_unique(method.fees, path));
        for (Fee const& fee : method.fees)
            TRY_VOID(check_cases(procedure, fee.cases, path));
    }
    return {};
}

bool has_fee(Procedure const& procedure, std::string_view id) {
    return std::ranges::any_of(procedure.methods, [id](Method const& method) {
        return std::ranges::find(method.fees, id, &Fee::id) != method.fees.end();
    });
}

Result<void> check_exemptions(Procedure const& procedure, std::string const& path) {
    for (FeeExemption const& exemption : procedure.fee_exemptions)
        for (std::string const& id : exemption.fees)
            if (!has_fee(procedure, id))
                return fail("catalogue.unknown_fee", id, path);
    return {};
}

}

Result<void> check_record(Procedure const& procedure, std::string_view path) {
    auto const at = [path](std::string_view name) { return json::member_path(path, name); };
    if (procedure.cases.empty() != procedure.case_question.vi.empty())
        return fail("catalogue.case_question", {}, at("case_question"));
    if (procedure.service == ServiceLevel::Partial && procedure.service_reason.vi.empty())
        return fail("catalogue.service_reason", {}, at("service"));
    if (procedure.subjects.empty())
        return fail("json.range", "at least one", at("subjects"));
    if (procedure.methods.empty())
        return fail("json.range", "at least one", at("methods"));
    if (procedure.effective_to && *procedure.effective_to < procedure.effective_from)
        return fail("catalogue.date", "ends before it begins", at("effective_to"));
    TRY_VOID(check_unique(procedure.cases, at("cases")));
    TRY_VOID(check_unique(procedure.papers, at("papers")));
    TRY_VOID(check_unique(procedure.fee_exemptions, at("fee_exemptions")));
    for (Paper const& paper : procedure.papers)
        TRY_VOID(check_cases(procedure, paper.cases, at("papers")));
    TRY_VOID(check_methods(procedure, at("methods")));
    return check_exemptions(procedure, at("fee_exemptions"));
}

Result<Procedure> parse_procedure(json::Value const& value, std::string path) {
    Procedure procedure = TRY(read_procedure(value, path));
    TRY_VOID(check_record(procedure, path));
    return procedure;
}

}
