#include "server/api/site.h"

#include "server/api/answers.h"
#include "server/api/devices.h"
#include "server/api/page_routes.h"
#include "server/api/routes.h"
#include "server/api/sessions.h"
#include "server/api/staff.h"
#include "server/http/guard.h"

#include <algorithm>

namespace onedoor::api {

using http::Problem;
using http::problem_of;
using http::Role;
using std::chrono::steady_clock;

static constexpr std::size_t no_route = SIZE_MAX;

Site::Site(Services services, ops::Log& log)
    : m_services(services), m_log(log), m_router(routes()) {}

http::Response Site::for_reader(http::RequestHead const& head, Problem const& problem) const {
    bool const is_page = !head.path.starts_with("/api/") && !head.path.starts_with("/assets/");
    if (!is_page || !head.header("accept").contains("text/html"))
        return http::to_response(problem);
    return problem_page(m_services, head, problem);
}

http::Response Site::unknown(http::RequestHead const& head) const {
    std::string allowed = m_router.allowed_methods(head.path);
    if (allowed.empty() && m_services.assets.find(head))
        allowed = "GET, HEAD";
    if (allowed.empty())
        return for_reader(head, problem_of(404, "http.not_found"));
    Problem problem = problem_of(405, "http.method");
    problem.allow = std::move(allowed);
    return http::to_response(problem);
}

static bool is_own_machine(std::string_view address) {
    return address == "127.0.0.1" || address == "::1" || address == "::ffff:127.0.0.1";
}

std::optional<http::Response> Site::refuse_stranger(http::RequestHead const& head,
                                                    http::Peer const& peer,
                                                    http::Match const& match) {
    Role const role = m_router.routes()[match.index].role;
    if (role == Role::Anyone || role == Role::Signer)
        return std::nullopt;
    bool const is_device = peer.door == http::Door::Devices || is_own_machine(peer.address);
    if (role == Role::Operator || role == Role::Device) {
        if (is_device)
            return std::nullopt;
        return for_reader(head, role == Role::Device ? problem_of(403, "device.required")
                                                     : problem_of(404, "http.not_found"));
    }
    return refuse_official(head, match);
}

std::optional<http::Response> Site::refuse_official(http::RequestHead const& head,
                                                    http::Match const& match) {
    Permission const& permission = permission_of(match.index);
    auto const officer = officer_of(m_services, head, permission.presence);
    if (!officer)
        return for_reader(head, to_problem(officer.error()));
    if (!officer->roles().has_common(permission.roles))
        return for_reader(head, problem_of(403, "staff.forbidden"));
    if (permission.scope == Scope::Office)
        return std::nullopt;
    auto const unit = unit_in_charge(m_services, permission.scope, match.parameters.front());
    if (!unit)
        return for_reader(head, to_problem(unit.error()));
    if (!officer->roles_towards(*unit).has_common(permission.roles))
        return for_reader(head, problem_of(403, "staff.other_unit"));
    return std::nullopt;
}

std::optional<std::int64_t> Site::seconds_to_wait(http::RequestHead const& head,
                                                  http::Peer const& peer,
                                                  http::Route const& route) {
    http::Bucket const* bucket = route.bucket;
    if (bucket == nullptr)
        return std::nullopt;
    // A kiosk files for a whole hall, and all at once after a day without a line.
    bool const is_filing = bucket == &http::buckets::requests_of_address ||
                           bucket == &http::buckets::submissions_of_address ||
                           bucket == &http::buckets::upload_kibibytes_of_address;
    if (is_filing && peer.door == http::Door::Devices)
        bucket = &http::buckets::requests_of_device;
    std::int64_t const kibibytes =
        std::max<std::int64_t>(1, (static_cast<std::int64_t>(head.content_length) + 1023) / 1024);
    http::Bucket const& bytes = http::buckets::upload_kibibytes_of_address;
    if (bucket == &bytes)
        return m_services.limiter.take(bytes, peer.address, kibibytes);
    if (route.body == http::Body::Files) {
        if (auto const wait = m_services.limiter.take(bytes, peer.address, kibibytes))
            return wait;
    }
    return m_services.limiter.take(*bucket, peer.address);
}

std::optional<http::Response> Site::refusal_of(http::RequestHead const& head,
                                               http::Peer const& peer, http::Match const& match) {
    http::Route const& route = m_router.routes()[match.index];
    if (auto const wait = seconds_to_wait(head, peer, route)) {
        Problem problem = problem_of(429, "rate.limited");
        problem.retry_after_seconds = *wait;
        return for_reader(head, problem);
    }
    if (auto const forgery = http::refuse_forgery(head, route.body))
        return http::to_response(*forgery);
    return refuse_stranger(head, peer, match);
}

http::Response Site::recorded(std::size_t row, http::Response response,
                              steady_clock::time_point begin) {
    record(row, response, begin);
    return response;
}

http::Admission Site::admit(http::RequestHead const& head, http::Peer const& peer) {
    auto const begin = steady_clock::now();
    auto const match = m_router.find(head.method, head.path);
    std::size_t const row = match ? match->index : no_route;
    http::Body const body = match ? m_router.routes()[row].body : http::Body::None;
    bool const takes_files = body == http::Body::Files;
    std::size_t const max =
        takes_files ? limits::request_files_bytes_max : limits::request_body_bytes_max;
    if (head.content_length > max) {
        std::string_view const code = takes_files ? "http.files_too_large" : "http.body_too_large";
        return {recorded(row, for_reader(head, problem_of(413, code)), begin)};
    }
    if (!match) {
        bool const reads = head.method == http::Method::Get || head.method == http::Method::Head;
        if (reads && m_services.assets.find(head))
            return {};
        return {recorded(row, unknown(head), begin)};
    }
    auto refusal = refusal_of(head, peer, *match);
    if (refusal)
        record(row, *refusal, begin);
    bool const is_upload = takes_files || body == http::Body::Bytes;
    return {std::move(refusal), is_upload ? http::Pace::Upload : http::Pace::Ordinary, max};
}

http::Response Site::respond(http::Request const& request) {
    auto const begin = steady_clock::now();
    auto const match = m_router.find(request.head.method, request.head.path);
    if (!match) {
        auto asset = m_services.assets.find(request.head);
        http::Response response = asset ? std::move(*asset) : unknown(request.head);
        record(no_route, response, begin);
        return response;
    }
    Call const call{m_services, request, match->parameters};
    http::Response response = action_of(match->index)(call);
    sign_for_device(m_services.answer_key, request, response);
    record(match->index, response, begin);
    return response;
}

http::Response Site::refuse(http::Refusal const& refusal) {
    Problem problem = problem_of(refusal.status, refusal.code);
    if (refusal.status == 405)
        problem.allow = "GET, HEAD, POST, PUT, DELETE";
    if (refusal.status == 503)
        problem.retry_after_seconds = 2;
    http::Response response = http::to_response(problem);
    record(no_route, response, steady_clock::now());
    return response;
}

void Site::record(std::size_t row, http::Response const& response, steady_clock::time_point begin) {
    using namespace std::chrono;
    auto const spent = duration_cast<microseconds>(steady_clock::now() - begin);
    m_services.metrics.count(row, response.status, spent);
    if (response.status < 500)
        return;
    std::string_view const operation =
        row == no_route ? std::string_view("none") : m_router.routes()[row].operation;
    m_log.write(
        "request.failed",
        {{"operation", operation}, {"status", response.status}, {"microseconds", spent.count()}});
}

}
