#include "server/api/openapi.h"

#include "server/api/routes.h"
#include "server/http/problem.h"
#include "shared/json/json.h"

namespace onedoor::api {

using http::Body;
using http::Route;

static constexpr std::string_view version = "1.0.0";

static std::string openapi_path(std::string_view pattern, std::vector<std::string>& parameters) {
    std::string path;
    while (!pattern.empty()) {
        std::size_t const end = pattern.find('/', 1);
        std::string_view const segment =
            pattern.substr(1, end == std::string_view::npos ? std::string_view::npos : end - 1);
        pattern = end == std::string_view::npos ? std::string_view{} : pattern.substr(end);
        path.push_back('/');
        if (segment.starts_with(':')) {
            parameters.emplace_back(segment.substr(1));
            path.append("{").append(parameters.back()).append("}");
        } else {
            path.append(segment);
        }
    }
    return path;
}

static std::string_view media_type(Body body) {
    switch (body) {
    case Body::Json:
        return "application/json";
    case Body::Bytes:
        return "application/octet-stream";
    case Body::Form:
        return "application/x-www-form-urlencoded";
    case Body::Files:
        return "multipart/form-data";
    case Body::Report:
        return "application/reports+json";
    case Body::None:
    case Body::Empty:
        break;
    }
    return {};
}

static json::Value parameter(std::string_view name, std::string_view place) {
    return json::Object{{"name", name},
                        {"in", place},
                        {"required", true},
                        {"schema", json::Object{{"type", "string"}}}};
}

static json::Value refusal(int status) {
    return json::Object{
        {"description", http::status_phrase(status)},
        {"content",
         json::Object{
             {"application/problem+json",
              json::Object{{"schema", json::Object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

static void add_refusals(json::Object& responses, Route const& route) {
    auto const add = [&](int status) { responses.append(std::to_string(status), refusal(status)); };
    bool const has_body = route.body != Body::None && route.body != Body::Empty;
    bool const has_parameters = route.pattern.contains(':');
    add(400);
    if (route.role == http::Role::Officer || route.role == http::Role::Signer ||
        route.operation == "sign_in" || route.operation == "unlock_session")
        add(401);
    if (route.body != Body::None || route.role != http::Role::Anyone)
        add(403);
    if (has_parameters || route.operation == "look_up")
        add(404);
    if (has_body) {
        add(411);
        add(413);
        add(415);
        add(422);
    }
    if (route.bucket != nullptr)
        add(429);
    add(503);
}

static json::Value operation(Route const& route, std::vector<std::string> const& parameters) {
    json::Array declared;
    for (std::string const& name : parameters)
        declared.push_back(parameter(name, "path"));
    bool const has_mark =
        route.body == Body::Json || route.body == Body::Bytes || route.body == Body::Empty;
    if (has_mark)
        declared.push_back(parameter("X-Onedoor-Request", "header"));
    if (route.body == Body::Bytes)
        declared.push_back(parameter("X-Content-SHA256", "header"));

    json::Object responses{{"2XX", json::Object{{"description", "Done"}}}};
    add_refusals(responses, route);
    json::Object described{{"operationId", route.operation},
                           {"summary", route.summary},
                           {"parameters", std::move(declared)}};
    if (std::string_view const type = media_type(route.body); !type.empty()) {
        json::Object content;
        content.append(std::string(type), json::Object{});
        described.append("requestBody",
                         json::Object{{"required", true}, {"content", std::move(content)}});
    }
    described.append("responses", std::move(responses));
    if (route.role == http::Role::Officer)
        described.append("security", json::Array{json::Object{{"session", json::Array{}}}});
    return described;
}

static json::Value text_schema() {
    json::Value const string = json::Object{{"type", "string"}};
    return json::Object{{"type", "object"},
                        {"properties", json::Object{{"vi", string}, {"en", string}}}};
}

static json::Value problem_schema() {
    json::Value const string = json::Object{{"type", "string"}};
    json::Value const field = json::Object{
        {"type", "object"},
        {"properties", json::Object{{"path", string}, {"code", string}, {"text", text_schema()}}}};
    return json::Object{
        {"type", "object"},
        {"required", json::Array{"type", "title", "status", "code", "text", "errors"}},
        {"properties",
         json::Object{{"type", string},
                      {"title", string},
                      {"status", json::Object{{"type", "integer"}}},
                      {"code", string},
                      {"detail", string},
                      {"text", text_schema()},
                      {"errors", json::Object{{"type", "array"}, {"items", field}}}}}};
}

static std::string lower_case(std::string_view method) {
    std::string lower(method);
    for (char& letter : lower)
        letter = static_cast<char>(letter + ('a' - 'A'));
    return lower;
}

std::string openapi_document() {
    json::Object paths;
    for (Route const& route : routes()) {
        std::vector<std::string> parameters;
        std::string const path = openapi_path(route.pattern, parameters);
        if (paths.find(path) == nullptr)
            paths.append(path, json::Object{});
        paths.find(path)->as_object()->append(lower_case(http::method_name(route.method)),
                                              operation(route, parameters));
    }
    json::Value const session =
        json::Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-staff"}};
    return json::write(json::Object{
        {"openapi", "3.1.0"},
        {"info", json::Object{{"title", "onedoor"}, {"version", version}}},
        {"paths", std::move(paths)},
        {"components", json::Object{{"schemas", json::Object{{"Problem", problem_schema()}}},
                                    {"securitySchemes", json::Object{{"session", session}}}}}});
}

}
