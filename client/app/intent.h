#pragma once

#include "client/app/file_source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onedoor::app {

enum class Action : std::uint8_t {
    /// Go to the address in `value`.
    Follow,
    SwitchLanguage,
    /// Opens or closes the choice of text size, colours and typing.
    ToggleDisplay,
    /// `value`: "100", "125", "150" or "200".
    ChooseTextSize,
    /// `value`: "light", "dark" or "contrast".
    ChooseTheme,
    /// `value`: "vi" or "en".
    ChooseLanguage,
    /// `value`: "system", "telex" or "vni".
    ChooseTyping,
    ToggleMotion,
    /// The usual text size, colours, typing and motion.
    ResetDisplay,
    /// Ask the server again for what this page could not load.
    Retry,
    /// Load the page again in the newer version.
    TakeVersion,

    /// `value`: the words typed.
    EditQuery,
    SubmitQuery,
    ShowMoreResults,

    /// `value`: id of the option.
    ChooseGuideAnswer,
    LeaveQuestion,

    /// `value`: id of the case.
    ChooseCase,
    LeaveCase,
    /// `subject`: field path, `value`: what was typed or chosen.
    EditAnswer,
    /// `subject`: field path, `value`: option id.
    ToggleAnswer,
    /// `subject`: field path. The person went on to another field: time to check this one.
    LeaveAnswer,
    /// `subject`: field path. Put the focus there.
    GoToAnswer,
    /// `subject`: id of the repeating group, `value`: index of the entry (RemoveEntry).
    AddEntry,
    RemoveEntry,
    LeaveStep,
    /// `subject`: id of the paper, `file`: what was chosen.
    ChooseFile,
    RemoveFile,
    /// The photograph is good enough as it is.
    KeepPhoto,
    BringPaper,
    LeavePapers,
    /// `value`: "counter", "post" or "online".
    ChooseDelivery,
    Send,

    /// Keeps the draft on this device, or erases it there.
    KeepDraft,
    /// `subject`: procedure. The next visit to it goes on with its draft.
    ResumeDraft,
    ContinueDraft,
    /// Instead of going on with the draft that was found.
    BeginAnew,
    /// `subject`: procedure.
    EraseDraft,
    UndoDiscard,
    /// Two windows kept different states of one draft: this one or the other one counts.
    TakeThisWindow,
    TakeOtherWindow,

    /// Makes a code for another device; again when one is there.
    HandOver,
    /// Asks again for the draft of another device.
    FetchDraft,
    /// Goes on with the draft that another device gave.
    AcceptDraft,

    /// Send what waits in the outbox without the pause between tries.
    SendWaiting,
    /// `subject`: id of a filing in the outbox: withdraws it, or forgets a finished one.
    RemoveFiling,

    /// `subject`: "code" or "secret", `value`: what was typed.
    EditLookUp,
    LookUp,

    /// `subject`: "account" or "password", `value`: what was typed.
    EditSignIn,
    SignIn,
    SignOut,
    LockSession,
    Unlock,
    ChooseInbox,
    AcceptFile,
};

/// What a person wants; screens return it, App performs it.
struct Intent {
    Action action;
    std::string subject;
    std::string value;
    ChosenFile file;
};

using Intents = std::vector<Intent>;

}
