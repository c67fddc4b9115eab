#include "shared/protocol/problem.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

namespace onedoor::protocol {

static Result<FieldProblem> read_field(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    FieldProblem field;
    field.path = TRY(reader.string("path"));
    field.code = TRY(reader.string("code"));
    field.text = TRY(reader.localized("text"));
    return field;
}

json::Value to_json(Problem const& problem) {
    json::Array errors;
    for (FieldProblem const& field : problem.errors)
        errors.emplace_back(json::Object{
            {"path", field.path}, {"code", field.code}, {"text", json::to_json(field.text)}});
    json::Object document{{"type", "about:blank"},
                          {"title", problem.title},
                          {"status", problem.status},
                          {"code", problem.code}};
    if (!problem.detail.empty())
        document.append("detail", problem.detail);
    document.append("text", json::to_json(problem.text));
    document.append("errors", std::move(errors));
    return document;
}

Result<Problem> parse_problem(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    json::ObjectReader reader = TRY(json::ObjectReader::open(value));
    Problem problem;
    problem.status = static_cast<int>(TRY(reader.integer("status", {400, 599})));
    problem.title = TRY(reader.optional_string("title")).value_or("");
    problem.code = TRY(reader.string("code"));
    problem.detail = TRY(reader.optional_string("detail")).value_or("");
    problem.text = TRY(reader.localized("text"));
    problem.errors = TRY(reader.optional_list<FieldProblem>("errors", read_field));
    return problem;
}

}
