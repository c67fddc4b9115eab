#include "server/api/routes.h"

#include "server/api/casework.h"
#include "server/api/citizens.h"
#include "server/api/figure_routes.h"
#include "server/api/filing_routes.h"
#include "server/api/fleet_routes.h"
#include "server/api/hall_routes.h"
#include "server/api/handovers.h"
#include "server/api/machine.h"
#include "server/api/page_routes.h"
#include "server/api/sessions.h"
#include "server/api/staff.h"
#include "server/api/staff_accounts.h"
#include "server/api/uploads.h"

#include <algorithm>

namespace onedoor::api {

namespace {

using http::Body;
using http::Role;
using enum http::Method;

struct Endpoint {
    http::Route route;
    Action action;
    Permission permission = {};
};

constexpr cases::Roles at_the_counter{cases::Role::Receptionist, cases::Role::Releaser};
constexpr cases::Roles on_files{cases::Role::Receptionist, cases::Role::Releaser,
                                cases::Role::Handler, cases::Role::Leader};
constexpr cases::Roles administrators{cases::Role::Administrator};
constexpr cases::Roles every_official{cases::Role::Receptionist, cases::Role::Releaser,
                                      cases::Role::Handler, cases::Role::Leader,
                                      cases::Role::Administrator};

constexpr http::Bucket const* requests = &http::buckets::requests_of_address;
constexpr http::Bucket const* submissions = &http::buckets::submissions_of_address;
constexpr http::Bucket const* lookups = &http::buckets::lookups_of_address;
constexpr http::Bucket const* tickets = &http::buckets::tickets_of_address;
constexpr http::Bucket const* sign_ins = &http::buckets::sign_ins_of_address;
constexpr http::Bucket const* handovers = &http::buckets::handovers_of_address;
constexpr http::Bucket const* uploads = &http::buckets::upload_kibibytes_of_address;

constexpr Endpoint endpoints[] = {
    {{Get, "/health", Role::Anyone, Body::None, nullptr, "health", "The process is alive"},
     get_health},
    {{Get, "/ready", Role::Anyone, Body::None, nullptr, "ready", "The store answers"}, get_ready},
    {{Get, "/metrics", Role::Operator, Body::None, nullptr, "metrics", "Figures for Prometheus"},
     get_metrics},
    {{Get, "/api/v1/openapi.json", Role::Anyone, Body::None, requests, "openapi",
      "This description"},
     get_openapi},
    {{Get, "/api/v1/assets", Role::Anyone, Body::None, requests, "assets",
      "Addresses of the built files by name"},
     get_assets},
    {{Post, "/api/v1/reports", Role::Anyone, Body::Report, requests, "report",
      "Violations of the content security policy, counted and forgotten"},
     post_report},

    {{Get, "/api/v1/procedures/:id", Role::Anyone, Body::None, requests, "procedure",
      "A procedure with its form, by id or national code"},
     get_procedure},
    {{Post, "/api/v1/uploads", Role::Anyone, Body::Json, requests, "declare_upload",
      "Declare a file before its chunks are sent"},
     post_upload},
    {{Get, "/api/v1/uploads/:upload", Role::Anyone, Body::None, requests, "upload",
      "Which chunks have arrived"},
     get_upload},
    {{Put, "/api/v1/uploads/:upload/:chunk", Role::Anyone, Body::Bytes, uploads, "put_chunk",
      "Send a chunk; may be repeated"},
     put_chunk},
    {{Post, "/api/v1/submissions", Role::Anyone, Body::Json, submissions, "submit",
      "File an application; the same id and body give the same receipt"},
     post_submission},
    {{Get, "/api/v1/office-key", Role::Anyone, Body::None, requests, "office_key",
      "Key to seal filings to that wait for the network"},
     get_office_key},
    {{Post, "/api/v1/sealed-submissions", Role::Anyone, Body::Json, submissions, "submit_sealed",
      "File an application that was sealed on its device; answers as submit does"},
     post_sealed_submission},
    {{Post, "/api/v1/handovers", Role::Anyone, Body::Json, handovers, "hand_over",
      "Leave an enciphered draft for another device"},
     post_handover},
    {{Get, "/api/v1/handovers/:handover", Role::Anyone, Body::None, requests, "handover",
      "Whether the draft was taken"},
     get_handover},
    {{Post, "/api/v1/handovers/:handover/take", Role::Anyone, Body::Json, handovers, "take_over",
      "Take a draft; it is given once"},
     post_take},
    {{Post, "/api/v1/lookups", Role::Anyone, Body::Json, lookups, "look_up",
      "State of a file by code and secret"},
     post_lookup},

    {{Get, "/api/v1/queue", Role::Anyone, Body::None, requests, "queue",
      "Numbers now served, who waits, and whether there are numbers still"},
     get_queue},
    {{Post, "/api/v1/queue/tickets", Role::Device, Body::Json, tickets, "draw_ticket",
      "Draw a queue number; the same id gives the same ticket"},
     post_ticket},

    {{Post, "/api/v1/kiosks/:kiosk/state", Role::Signer, Body::Json, requests, "kiosk_state",
      "What a kiosk says about itself, signed; sent again it changes nothing"},
     post_kiosk_state},

    {{Post, "/api/v1/staff/session", Role::Anyone, Body::Json, sign_ins, "sign_in",
      "Sign in as an official"},
     post_session},
    {{Get, "/api/v1/staff/session", Role::Officer, Body::None, requests, "session",
      "Who is signed in"},
     get_session,
     {every_official, Scope::Office, staff::Presence::Poll}},
    {{Post, "/api/v1/staff/session/use", Role::Officer, Body::Json, requests, "use_session",
      "Somebody is at work: the session stays open"},
     post_use,
     {every_official}},
    {{Post, "/api/v1/staff/session/lock", Role::Anyone, Body::Json, requests, "lock_session",
      "Lock the session until its password is given"},
     post_lock},
    {{Post, "/api/v1/staff/session/unlock", Role::Anyone, Body::Json, sign_ins, "unlock_session",
      "Go on in a locked session"},
     post_unlock},
    {{Post, "/api/v1/staff/session/password", Role::Officer, Body::Json, sign_ins,
      "change_password", "Another password of one's own; ends all other sessions"},
     post_own_password,
     {every_official}},
    {{Get, "/api/v1/staff/sessions", Role::Officer, Body::None, requests, "sessions",
      "The own sessions"},
     get_sessions,
     {every_official}},
    {{Delete, "/api/v1/staff/sessions", Role::Officer, Body::Empty, requests, "sign_out_everywhere",
      "End all own sessions"},
     delete_sessions,
     {every_official}},
    {{Get, "/api/v1/staff/accounts", Role::Officer, Body::None, requests, "accounts",
      "Officials and what they may do"},
     get_accounts,
     {administrators}},
    {{Put, "/api/v1/staff/accounts/:account", Role::Officer, Body::Json, requests, "appoint",
      "Make an account, or change its name and grants; a new one gets a password"},
     put_account,
     {administrators}},
    {{Post, "/api/v1/staff/accounts/:account/password", Role::Officer, Body::Json, requests,
      "issue_password", "Give an account a new password, which unlocks it"},
     post_password,
     {administrators}},
    {{Delete, "/api/v1/staff/session", Role::Anyone, Body::Empty, requests, "sign_out",
      "End the session"},
     delete_session},
    {{Get, "/api/v1/staff/files", Role::Officer, Body::None, requests, "files",
      "Files received, oldest first"},
     get_files,
     {on_files}},
    {{Get, "/api/v1/staff/files/:reference", Role::Officer, Body::None, requests, "file",
      "Everything about one file"},
     get_file,
     {on_files, Scope::File}},
    {{Post, "/api/v1/staff/files/:reference/acts", Role::Officer, Body::Json, requests, "act",
      "Take a step with a file; the same id does it once"},
     post_act,
     {on_files, Scope::File}},
    {{Get, "/api/v1/staff/files/:reference/form-01.pdf", Role::Officer, Body::None, requests,
      "form_01", "Receipt and appointment slip (form 01) as PDF"},
     get_form_01,
     {on_files, Scope::File}},
    {{Get, "/api/v1/staff/uploads/:upload", Role::Officer, Body::None, requests, "attachment",
      "An uploaded file, as a download"},
     get_attachment,
     {on_files, Scope::Upload}},
    {{Get, "/api/v1/staff/queue/tickets", Role::Officer, Body::None, requests, "tickets",
      "Today's queue numbers, in the order of issue"},
     get_tickets,
     {{cases::Role::Receptionist, cases::Role::Releaser, cases::Role::Leader}}},
    {{Post, "/api/v1/staff/queue/counters/:counter/next", Role::Officer, Body::Json, requests,
      "call_next", "Call the next number to a counter; nobody may be waiting"},
     post_next,
     {at_the_counter}},
    {{Post, "/api/v1/staff/queue/tickets/:number/recall", Role::Officer, Body::Json, requests,
      "recall_ticket", "Call a number once more, or one that did not come"},
     post_recall,
     {at_the_counter}},
    {{Post, "/api/v1/staff/queue/tickets/:number/no-show", Role::Officer, Body::Json, requests,
      "put_ticket_aside", "Nobody came; the number can be recalled"},
     post_no_show,
     {at_the_counter}},
    {{Post, "/api/v1/staff/queue/tickets/:number/finish", Role::Officer, Body::Json, requests,
      "finish_ticket", "The number is served"},
     post_finish,
     {at_the_counter}},

    {{Get, "/api/v1/staff/figures/:sheet", Role::Officer, Body::None, requests, "figures",
      "Report II.06a, lateness, trends and the index of Decision 766; json, csv or xlsx"},
     get_figures,
     {{cases::Role::Leader}}},
    {{Get, "/api/v1/staff/register", Role::Officer, Body::None, requests, "register",
      "Register of files (form 07); reading it is recorded"},
     get_register,
     {{cases::Role::Receptionist, cases::Role::Releaser, cases::Role::Leader}}},
    {{Get, "/api/v1/open-data/:sheet", Role::Anyone, Body::None, requests, "open_data",
      "Files settled by sector and month, without personal data; json, csv or xlsx"},
     get_open_data},

    {{Get, "/", Role::Anyone, Body::None, requests, "page_home", "Home page"}, page_home},
    {{Get, "/tim-kiem", Role::Anyone, Body::None, requests, "page_search", "Search page"},
     page_search},
    {{Get, "/thu-tuc/:id", Role::Anyone, Body::None, requests, "page_procedure",
      "Page of a procedure"},
     page_procedure},
    {{Get, "/thu-tuc/:id/nop", Role::Anyone, Body::None, requests, "page_filing",
      "Beginning of a filing"},
     page_filing},
    {{Get, "/thu-tuc/:id/nop/chuyen-may", Role::Anyone, Body::None, requests, "page_hand_over",
      "Give a draft to another device"},
     page_hand_over},
    {{Get, "/ban-giao/:handover", Role::Anyone, Body::None, requests, "page_take_over",
      "Take a draft another device gave"},
     page_take_over},
    {{Get, "/thu-tuc/:id/nop/:step", Role::Anyone, Body::None, requests, "page_filing_step",
      "A step of a filing"},
     page_filing_step},
    {{Post, "/thu-tuc/:id/nop", Role::Anyone, Body::Form, requests, "page_filing_begin",
      "First answer of a filing without script"},
     page_filing_turn},
    {{Post, "/thu-tuc/:id/nop/da-nop", Role::Anyone, Body::Form, submissions, "page_filing_send",
      "Send a filing without script"},
     page_filing_send},
    {{Post, "/thu-tuc/:id/nop/:step", Role::Anyone, Body::Files, requests, "page_filing_turn",
      "A step of a filing without script"},
     page_filing_turn},
    {{Get, "/robots.txt", Role::Anyone, Body::None, requests, "robots",
      "What search engines may read"},
     robots},
    {{Get, "/sitemap.xml", Role::Anyone, Body::None, requests, "sitemap",
      "Addresses for search engines"},
     sitemap},
    {{Get, "/tra-cuu", Role::Anyone, Body::None, requests, "page_track_form",
      "Form to look up a file"},
     page_track_form},
    {{Post, "/tra-cuu", Role::Anyone, Body::Form, lookups, "page_track_result",
      "State of a file, for browsers without script"},
     page_track_result},
    {{Get, "/ho-so/:code", Role::Anyone, Body::None, requests, "page_track",
      "Form to look up this file"},
     page_track},
    {{Get, "/can-lam-gi", Role::Anyone, Body::None, requests, "page_guides",
      "Events in life that have a guide"},
     page_guides},
    {{Get, "/can-lam-gi/:event", Role::Anyone, Body::None, requests, "page_guide",
      "Questions of a guide, then the personal checklist"},
     page_guide},
    {{Get, "/noi-nop", Role::Anyone, Body::None, requests, "page_offices",
      "Offices and their opening hours"},
     page_offices},
    {{Get, "/ho-so-cho-gui", Role::Anyone, Body::None, requests, "page_outbox",
      "Filings that wait on the citizen's device"},
     page_outbox},
    {{Get, "/can-bo", Role::Anyone, Body::None, requests, "page_staff", "Shell for officials"},
     page_staff},
    {{Get, "/can-bo/may", Role::Officer, Body::None, requests, "page_kiosks",
      "The office's kiosks, with alarms"},
     page_kiosks,
     {every_official}},
    {{Get, "/can-bo/ho-so/:reference", Role::Anyone, Body::None, requests, "page_staff_file",
      "Shell for officials, one file"},
     page_staff},
};

}

namespace {

/// Everybody's rights are declared: who may come at all and, of officials, which and where.
constexpr bool is_declared(Endpoint const& endpoint) {
    http::Route const& route = endpoint.route;
    Permission const& permission = endpoint.permission;
    if (route.role == Role::Undeclared)
        return false;
    if ((route.role == Role::Officer) == permission.roles.is_empty())
        return false;
    // The first parameter names what the permission looks at; an address of officials that names a
    // file or a part of one cannot do without.
    std::string_view const first =
        route.pattern.substr(std::min(route.pattern.find(':'), route.pattern.size()));
    bool const is_of_officials = route.role == Role::Officer;
    bool const names_file = is_of_officials && first.starts_with(":reference");
    bool const names_upload = is_of_officials && first.starts_with(":upload");
    return names_file == (permission.scope == Scope::File) &&
           names_upload == (permission.scope == Scope::Upload);
}

static_assert(std::ranges::all_of(endpoints, is_declared),
              "a route without its role, or a route of officials without its permission");

}

std::span<http::Route const> routes() {
    static std::vector<http::Route> const table = [] {
        std::vector<http::Route> rows;
        for (Endpoint const& endpoint : endpoints)
            rows.push_back(endpoint.route);
        return rows;
    }();
    return table;
}

Action action_of(std::size_t index) {
    return endpoints[index].action;
}

Permission const& permission_of(std::size_t index) {
    return endpoints[index].permission;
}

}
