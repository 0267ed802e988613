<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::SettingsPage</name>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>“System” follows the desktop.</source>
        <translation>「システム」はデスクトップの設定に従います。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗い</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Nothing slides, the heartbeat becomes a dot.</source>
        <translation>画面は滑らず、鼓動は点になります。</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>強い濃淡</translation>
    </message>
    <message>
        <source>Small texts and lines are drawn stronger.</source>
        <translation>小さな文字と線を濃く描きます。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Hides rows of a form, never changes a value.</source>
        <translation>項目を隠すだけで、値は変えません。</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学ぶ</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>作る</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>極める</translation>
    </message>
    <message>
        <source>%1 free on this disk</source>
        <translation>このディスクの空き：%1</translation>
    </message>
    <message>
        <source>Pages of the current group</source>
        <translation>今のグループの画面</translation>
    </message>
    <message>
        <source>Next and previous page</source>
        <translation>次の画面と前の画面</translation>
    </message>
    <message>
        <source>The page&apos;s main action</source>
        <translation>画面の主な操作</translation>
    </message>
    <message>
        <source>Rail: wide or narrow</source>
        <translation>左の欄の幅を切り替える</translation>
    </message>
    <message>
        <source>Panel at the right</source>
        <translation>右の欄</translation>
    </message>
    <message>
        <source>Level up; with Shift down</source>
        <translation>レベルを上げる（Shift で下げる）</translation>
    </message>
    <message>
        <source>Help of the focused row</source>
        <translation>選んだ項目の解説</translation>
    </message>
    <message>
        <source>Reset the focused row</source>
        <translation>選んだ項目を戻す</translation>
    </message>
    <message>
        <source>Undo; with Shift redo</source>
        <translation>元に戻す（Shift でやり直す）</translation>
    </message>
    <message>
        <source>A number up or down; with Shift ten times as much</source>
        <translation>数を上げ下げ（Shift で 10 倍）</translation>
    </message>
    <message>
        <source>Save a checkpoint now</source>
        <translation>今の状態を保存する</translation>
    </message>
    <message>
        <source>Close the topmost message; never stops a job</source>
        <translation>一番上の知らせを閉じる（処理は止めません）</translation>
    </message>
    <message>
        <source>Copied: versions and counts, no names.</source>
        <translation>コピーしました。版と個数だけで、名前は含みません。</translation>
    </message>
    <message>
        <source>They concern you and this computer; no setting changes a result.</source>
        <translation>使う人と、この PC についての設定です。結果は変わりません。</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>言語と見た目</translation>
    </message>
    <message>
        <source>Project folder</source>
        <translation>プロジェクトのフォルダー</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Everything of a project lies in this one folder. Copy it, move it, back it up like any other.</source>
        <translation>プロジェクトのすべては、このフォルダー一つにあります。ふつうのフォルダーと同じように、コピー、移動、バックアップができます。</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>別のものを開く…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>フォルダーを表示</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: no account, no reports, no hidden requests. What you write stays here.</source>
        <translation>この PC の外へは何も送りません。アカウントも、自動の報告も、隠れた通信もありません。書いたものはここに残ります。</translation>
    </message>
    <message>
        <source>Copy facts for a fault report</source>
        <translation>不具合の報告用の情報をコピー</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Find a page, setting, word, lesson or run</source>
        <translation>画面、設定、用語、レッスン、ランを探す</translation>
    </message>
    <message>
        <source>The whole configuration in one table</source>
        <translation>すべての設定を 1 つの表で見る</translation>
    </message>
    <message>
        <source>This page in its own window</source>
        <translation>この画面を別のウィンドウで開く</translation>
    </message>
</context>
</TS>
