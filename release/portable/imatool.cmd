@echo off
rem Runs imatool on any Java 21 or newer: the first that is found in JAVA_HOME, PATH, and where installers put theirs.
rem   IMATOOL_JAVA       the java.exe to use, asked before all others and taken without a question
rem   IMATOOL_JAVA_OPTS  further options for the JVM
rem No blocks in parentheses around names of folders: "(x86)" in one would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "IMATOOL_APP=%~dp0..\lib\imatool\app"
set "IMATOOL_EXE="
set "IMATOOL_OLDER="
if not defined IMATOOL_JAVA goto look
set "IMATOOL_EXE=%IMATOOL_JAVA:"=%"
goto run

:look
if not defined JAVA_HOME goto path
set "IMATOOL_HOME=%JAVA_HOME:"=%"
call :try "%IMATOOL_HOME%\bin\java.exe" JAVA_HOME
:path
for %%p in (java.exe) do call :try "%%~$PATH:p" PATH
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*") do call :try "%%~d\bin\java.exe" "%%~nxd"
if defined IMATOOL_EXE goto run
if defined IMATOOL_OLDER goto older
echo imatool: error: no Java found (looked at JAVA_HOME, PATH and the usual folders): install Java 21 or newer, or name its java.exe in IMATOOL_JAVA>&2
exit /b 2
:older
echo imatool: error: Java 21 or newer is needed (%IMATOOL_OLDER%): install one, or name its java.exe in IMATOOL_JAVA>&2
exit /b 2

:run
if not defined IMATOOL_JAVA_OPTS set "IMATOOL_JAVA_OPTS=-XX:NewSize=40m"
"%IMATOOL_EXE%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xshare:auto -Xmx1600m -XX:-UsePerfData -XX:InlineSmallCode=500 -XX:Tier3MinInvocationThreshold=20 -XX:Tier3InvocationThreshold=2000 -Xlog:disable "-Xlog:all=error,cds*=off:stderr" --enable-native-access=ALL-UNNAMED "-Dpicocli.disable.closures=true" "-Dpicocli.converters.excludes=java[.](sql|time)[.].*" %IMATOOL_JAVA_OPTS% -cp "%IMATOOL_APP%\*;%IMATOOL_APP%\fleet\*" dev.imatool.cli.PrebuiltMain %*
exit /b %ERRORLEVEL%

rem try JAVA.EXE WHERE: takes it if nothing is taken yet and it is new enough, or notes that it is not
:try
if defined IMATOOL_EXE exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1" exit /b 0
set "IMATOOL_VERSION="
for %%d in ("%~dp1..") do set "IMATOOL_HOME=%%~fd"
if not exist "%IMATOOL_HOME%\release" goto ask
for /f "usebackq tokens=1,2 delims==" %%a in ("%IMATOOL_HOME%\release") do if "%%a"=="JAVA_VERSION" set "IMATOOL_VERSION=%%~b"
if defined IMATOOL_VERSION goto compare
:ask
set "IMATOOL_SAID=%TEMP%\imatool-%RANDOM%%RANDOM%.txt"
"%~1" -version 2>"%IMATOOL_SAID%" >nul
for /f "usebackq tokens=2,3" %%a in ("%IMATOOL_SAID%") do if "%%a"=="version" set "IMATOOL_VERSION=%%~b"
del "%IMATOOL_SAID%" 2>nul
if not defined IMATOOL_VERSION exit /b 0
:compare
set "IMATOOL_FEATURE=0"
for /f "tokens=1 delims=.-+_" %%a in ("%IMATOOL_VERSION%") do set /a "IMATOOL_FEATURE=%%a" 2>nul
if %IMATOOL_FEATURE% GEQ 21 goto take
if defined IMATOOL_OLDER set "IMATOOL_OLDER=%IMATOOL_OLDER%; "
set "IMATOOL_OLDER=%IMATOOL_OLDER%%~2 has Java %IMATOOL_VERSION%"
exit /b 0
:take
set "IMATOOL_EXE=%~1"
exit /b 0
