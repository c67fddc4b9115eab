#pragma once

#include "server/api/procedures.h"
#include "server/attachments/service.h"
#include "server/casework/service.h"
#include "server/copies/second_copy.h"
#include "server/filing/service.h"
#include "server/fleet/service.h"
#include "server/hall/service.h"
#include "server/handover/relay.h"
#include "server/http/assets.h"
#include "server/http/limiter.h"
#include "server/http/message.h"
#include "server/intake/service.h"
#include "server/keys/answer_key.h"
#include "server/keys/device_register.h"
#include "server/keys/office_keys.h"
#include "server/ops/metrics.h"
#include "server/pages/filing_pages.h"
#include "server/pages/guide_pages.h"
#include "server/pages/pages.h"
#include "server/reports/open_data.h"
#include "server/staff/sign_in.h"
#include "shared/core/clock.h"

#include <string>
#include <vector>

namespace onedoor::api {

/// Everything the routes work with; made once by server/app and shared by all threads.
struct Services {
    core::Clock const& clock;
    http::Assets const& assets;
    Procedures const& procedures;
    filing::Published const& published;
    pages::Pages const& pages;
    pages::FilingPages const& filing_pages;
    pages::GuidePages const& guide_pages;
    store::Store& store;
    filing::Service& filing;
    attachments::Service& attachments;
    copies::SecondCopy& second_copy;
    intake::Office const& office;
    intake::Service& intake;
    casework::Service& casework;
    keys::OfficeKeys const& office_keys;
    keys::AnswerKey const& answer_key;
    keys::DeviceRegister const& devices;
    staff::Accounts& accounts;
    staff::SignIn& staff;
    hall::Service& hall;
    fleet::Service& fleet;
    handover::Relay& handovers;
    reports::Service& reports;
    reports::OpenData& open_data;
    http::Limiter& limiter;
    ops::Metrics& metrics;
};

/// One request on its way through a route.
struct Call {
    Services& services;
    http::Request const& request;
    std::vector<std::string> const& parameters; ///< values of the pattern's ":name" segments
};

using Action = http::Response (*)(Call const&);

/// Where an official must hold a role to use a route.
enum class Scope : std::uint8_t {
    Office, ///< in any unit
    File,   ///< towards the file of the parameter ":reference" (staff::Officer::roles_towards)
    Upload  ///< towards the file that the upload ":upload" belongs to
};

/// Who of the officials may use a route; empty roles: it is not a route of officials.
struct Permission {
    cases::Roles roles;
    Scope scope = Scope::Office;
    staff::Presence presence = staff::Presence::Person;
};

}
